//! MSK752: Streams settings that do not go with exactly-once processing.

use fact::{Fact, Hit};
use kafka::{Version, client::Role};
use lint::{Findings, Severity};
use model::{Client, Estate, Frame, facts::limit};

use crate::{client_files, idempotence};

const GUARANTEE: &str = "processing.guarantee";
const COMMIT: &str = "commit.interval.ms";
const TRANSACTION: &str = "transaction.timeout.ms";

/// The guarantee, where a Streams application processes exactly once.
pub(crate) fn exactly_once(client: &Client<'_>) -> Option<Fact<String>> {
    let guarantee = client.file.setting(GUARANTEE);
    let once = guarantee.holds(|text| text.starts_with("exactly_once"));
    (client.frame == Frame::Streams && once.is_some()).then_some(guarantee)
}

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        let Some(guarantee) = exactly_once(&client) else {
            continue;
        };
        name(&client, &guarantee, out);
        if let Some(conflict) = idempotence::in_flight(&client) {
            let message = format!(
                "{} beside exactly-once processing: Streams does not start with more than {} in flight",
                conflict.told,
                idempotence::most_in_flight().unwrap_or_default(),
            );
            out.add(&conflict.fact, &Hit::certain(), message)
                .see(guarantee.span, "exactly once")
                .help("take it out");
        }
        commits(&client, &guarantee, out);
    }
}

/// Names that Kafka 4.0 has dropped. From there on the value itself is refused, by a rule of its own.
fn name(client: &Client<'_>, guarantee: &Fact<String>, out: &mut Findings<'_>) {
    let Some(hit) =
        guarantee.holds(|text| matches!(text.as_str(), "exactly_once" | "exactly_once_beta"))
    else {
        return;
    };
    if client.java_since(Version::new(4, 0)) == Some(true) {
        return;
    }
    let told = guarantee.value.known().map_or("", String::as_str);
    let message = format!(
        "{GUARANTEE} = `{told}`: Kafka 4.0 has dropped the name, and Streams does not start with it from then on"
    );
    out.add(guarantee, &hit, message)
        .severity(Severity::Warning)
        .help("set exactly_once_v2, which brokers know from 2.5 on");
}

fn commits(client: &Client<'_>, guarantee: &Fact<String>, out: &mut Findings<'_>) {
    let interval = client.file.setting(COMMIT);
    let Some(commits) = interval
        .value
        .known()
        .and_then(|text| text.parse::<f64>().ok())
    else {
        return;
    };
    let timeout = client.setting(Role::Producer, TRANSACTION);
    let lasts = match timeout.is_declared() {
        true => timeout.integer().map(|number| number as f64),
        false if timeout.fact.value.is_unknown() => None,
        false => limit("streams.transaction_timeout_ms").number(),
    };
    if let Some(lasts) = lasts.filter(|lasts| commits > *lasts) {
        let message = format!(
            "{COMMIT} is {}, and a transaction of the producer may take {}: Streams does not start",
            kafka::human(COMMIT, &commits.to_string()),
            kafka::human(TRANSACTION, &lasts.to_string()),
        );
        out.add(&interval, &Hit::certain(), message)
            .see(guarantee.span, "exactly once")
            .help("leave it at 100 ms, the default with exactly-once processing");
    }
}
