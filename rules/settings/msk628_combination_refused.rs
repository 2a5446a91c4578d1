//! MSK628: broker settings that Kafka refuses together.

use fact::{Fact, Hit};
use kafka::Kind;
use lint::Findings;
use model::{Estate, SettingsKind, facts};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for file in estate.own_brokers() {
        let get = |key: &str| file.setting(key);
        anywhere(&get, out);
        alone(&get, out);
    }
    let loose = estate.settings_files().iter();
    for file in loose.filter(|file| file.kind == SettingsKind::Broker) {
        let get = |key: &str| file.setting(key);
        anywhere(&get, out);
        let own = ["log.dirs", "log.dir", "node.id", "broker.id"];
        let is_own =
            file.first_of(&own).is_some() || !crate::broker_keys::of_own_broker(file).is_empty();
        if is_own {
            alone(&get, out);
        }
    }
    for scope in estate.scopes() {
        if scope.file.is_none() {
            anywhere(&|key: &str| scope.declared(key), out);
        }
    }
}

/// How to look at the settings as they are written.
type Get<'a> = dyn Fn(&str) -> Fact<String> + 'a;

/// The value that is written, else Kafka's default; nothing for values that are not known.
fn number(get: &Get<'_>, key: &str) -> Option<i64> {
    let fact = get(key);
    if fact.value.is_absent() {
        return kafka::usual(Kind::Broker, key);
    }
    fact.value.known()?.parse().ok()
}

fn report(fact: &Fact<String>, message: String, out: &mut Findings<'_>) {
    out.add(fact, &Hit::certain(), message)
        .help("change one of the two, or leave both to their defaults");
}

/// What may be set on MSK as well.
fn anywhere(get: &Get<'_>, out: &mut Findings<'_>) {
    for (key, unlimited) in [
        ("log.retention.ms", true),
        ("log.retention.minutes", true),
        ("log.retention.hours", true),
        ("max.connections.per.ip", false),
    ] {
        let fact = get(key);
        let Some(value) = fact.value.known().and_then(|text| text.parse::<i64>().ok()) else {
            continue;
        };
        if unlimited && (value == 0 || value < -1) {
            let message = format!(
                "{key} = `{value}`: a retention is above 0, or -1 for no limit, and the broker does not start with anything else"
            );
            report(&fact, message, out);
            // Only the strongest of the three counts.
            return;
        }
        if unlimited {
            continue;
        }
        let overrides = get("max.connections.per.ip.overrides");
        if value == 0
            && overrides
                .holds_for(|text| text.is_none_or(String::is_empty))
                .is_some()
        {
            let message = format!(
                "{key} = `0` without max.connections.per.ip.overrides: nobody could connect, and the broker does not start"
            );
            report(&fact, message, out);
        }
    }
}

/// What only somebody who runs brokers alone can set.
fn alone(get: &Get<'_>, out: &mut Findings<'_>) {
    let per_thread = facts::limit("broker.dedupe_per_thread_bytes").number();
    for (lower, upper, why) in [
        (
            "log.cleaner.min.compaction.lag.ms",
            "log.cleaner.max.compaction.lag.ms",
            "nothing could be compacted",
        ),
        (
            "replica.fetch.wait.max.ms",
            "replica.socket.timeout.ms",
            "followers would give up before the answer",
        ),
        (
            "replica.fetch.wait.max.ms",
            "replica.lag.time.max.ms",
            "idle followers would drop out of the in-sync set",
        ),
    ] {
        if let (Some(low), Some(high)) = (number(get, lower), number(get, upper))
            && low > high
        {
            contradict(get, (lower, low), (upper, high), why, out);
        }
    }
    let (queued, request) = ("queued.max.request.bytes", "socket.request.max.bytes");
    if let (Some(all), Some(one)) = (number(get, queued), number(get, request))
        && all > 0
        && all < one
    {
        contradict(
            get,
            (queued, all),
            (request, one),
            "the queue cannot hold one request",
            out,
        );
    }
    let (delay, idle) = (
        "connection.failed.authentication.delay.ms",
        "connections.max.idle.ms",
    );
    if let (Some(waits), Some(stays)) = (number(get, delay), number(get, idle))
        && stays >= 0
        && waits >= stays
    {
        let why = "the connection would be closed before the delay is over";
        contradict(get, (delay, waits), (idle, stays), why, out);
    }
    let (buffer, threads) = ("log.cleaner.dedupe.buffer.size", "log.cleaner.threads");
    if let (Some(bytes), Some(share), Some(least)) =
        (number(get, buffer), number(get, threads), per_thread)
        && share > 0
        && (bytes / share) as f64 <= least
    {
        let why = format!("each thread needs more than {least} bytes");
        contradict(get, (buffer, bytes), (threads, share), &why, out);
    }
    let (old, new) = (get("broker.id"), get("node.id"));
    if let (Some(one), Some(other)) = (old.value.known(), new.value.known())
        && one != other
    {
        let message = format!(
            "broker.id = `{one}` and node.id = `{other}`: both name the same node, and the broker does not start"
        );
        report(&new, message, out);
    }
    let listeners = get("advertised.listeners");
    if let Some(hit) = listeners.holds(|text| text.contains("//0.0.0.0:")) {
        let message = "advertised.listeners names 0.0.0.0, which no client can reach: the broker does not start";
        out.add(&listeners, &hit, message)
            .help("write the name or address that clients use");
    }
}

fn contradict(
    get: &Get<'_>,
    (one, left): (&str, i64),
    (other, right): (&str, i64),
    why: &str,
    out: &mut Findings<'_>,
) {
    let (first, second) = (get(one), get(other));
    let at = if first.value.is_absent() {
        &second
    } else {
        &first
    };
    if at.value.is_absent() {
        return;
    }
    let default = |fact: &Fact<String>| match fact.value.is_absent() {
        true => " (the Kafka default)",
        false => "",
    };
    let message = format!(
        "{one} is `{left}`{} and {other} `{right}`{}: {why}, and the broker does not start",
        default(&first),
        default(&second),
    );
    report(at, message, out);
}
