//! MSK612: batches larger than what followers fetch at once.

use kafka::Kind;
use lint::Findings;
use model::Estate;

use crate::topic_settings::TopicSettings;

const LARGEST: &str = "message.max.bytes";
const FETCH: &str = "replica.fetch.max.bytes";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(apart) = apart() else { return };
    topics(estate, apart, out);
    for scope in estate.scopes() {
        let (largest, fetch) = (scope.setting(LARGEST), scope.setting(FETCH));
        if !largest.is_declared() && !fetch.is_declared() {
            continue;
        }
        let (written, other) = if largest.is_declared() {
            (&largest, &fetch)
        } else {
            (&fetch, &largest)
        };
        let both = written
            .integer()
            .with(largest.integer().value.zip(&fetch.integer().value));
        let Some(hit) = both.holds(|(largest, fetch)| *largest > fetch.saturating_add(apart))
        else {
            continue;
        };
        let message = format!(
            "{LARGEST} is {} and {FETCH} {}: followers copy such batches one at a time and fall behind",
            largest.told(),
            fetch.told(),
        );
        let finding = out.add(&both, &hit, message);
        finding.help(format!("raise {FETCH} to at least {LARGEST}"));
        if other.is_declared() {
            finding.see(other.fact.span, "the other limit");
        }
    }
}

/// Topics that take more than their brokers copy at once.
fn topics(estate: &Estate, apart: i64, out: &mut Findings<'_>) {
    for topic in estate.topics() {
        let settings = TopicSettings::of(topic);
        let Some(scope) = settings.scope() else {
            continue;
        };
        let (largest, fetch) = (settings.number("max.message.bytes"), scope.setting(FETCH));
        let both = largest.with(largest.value.clone().zip(&fetch.integer().value));
        let Some(hit) = both.holds(|(largest, fetch)| *largest > fetch.saturating_add(apart))
        else {
            continue;
        };
        let message = format!(
            "max.message.bytes of topic {} is above {FETCH} of its brokers, {}: followers copy such batches one at a time and fall behind",
            topic.label(),
            fetch.told(),
        );
        let finding = out.add(&both, &hit, message);
        finding.help(format!("raise {FETCH} of the brokers to at least as much"));
        if fetch.is_declared() {
            finding.see(fetch.fact.span, "the other limit");
        }
    }
}

/// How far apart Kafka's own defaults are today: the overhead of a batch, which does no harm.
fn apart() -> Option<i64> {
    let usual = |key| kafka::usual(Kind::Broker, key);
    Some(usual(LARGEST)?.saturating_sub(usual(FETCH)?))
}
