//! How long brokers keep records: `log.retention.ms` beats `.minutes` beats `.hours`, and a negative time is no limit.
//! In: a scope or a topic. Out: the time and bytes that count, and where they are set.

use fact::{Fact, Outcome, Value, Why};
use kafka::{DefaultValue, Kind};
use model::{Origin, Scope};

use crate::{effective::Count, topic_settings::TopicSettings};

/// The strongest of the three keys.
pub(crate) const TIME: &str = "log.retention.ms";
/// The limit per partition.
pub(crate) const BYTES: &str = "log.retention.bytes";

/// Whether records are deleted, compacted, or both.
pub(crate) const POLICY: &str = "log.cleanup.policy";

/// How long records are kept, and which key says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The key that counts.
    pub(crate) key: String,
    /// What it says, in its own unit.
    pub(crate) told: Count,
    /// In milliseconds; negative for ever.
    pub(crate) ms: i64,
}

impl Kept {
    /// Whether nothing ends it.
    pub(crate) fn is_forever(&self) -> bool {
        self.ms < 0
    }
}

/// The time that counts among the three keys, in every case.
pub(crate) fn time(scope: &Scope<'_>) -> Fact<Kept> {
    let keys = kafka::synonyms(TIME);
    let members: Vec<&str> = keys
        .map(|group| group.members().collect())
        .unwrap_or_default();
    let mut found: Fact<Kept> = scope.declared(TIME).with(Value::Absent);
    for key in members.into_iter().rev() {
        let unit = keys.and_then(|group| group.milliseconds(key)).unwrap_or(1);
        let number = number(scope, key);
        let is_here = number.value.possible().any(Count::is_declared);
        let weaker = found.value.clone();
        let value = number
            .value
            .clone()
            .map(|told| {
                let ms = told.value.saturating_mul(unit);
                Some(Kept {
                    key: key.to_owned(),
                    told,
                    ms,
                })
            })
            .or(None)
            .flat_map(|kept| kept.map_or_else(|| weaker.clone(), Value::Known));
        found = if is_here {
            number.with(value)
        } else {
            found.with(value)
        };
    }
    found
}

/// The limit in bytes per partition; negative for none.
pub(crate) fn bytes(scope: &Scope<'_>) -> Fact<Count> {
    number(scope, BYTES)
}

/// The topic's own time in milliseconds; absent when the brokers' counts.
pub(crate) fn topic_time(topic: &TopicSettings<'_>) -> Fact<i64> {
    topic.number("retention.ms")
}

/// A declared number, else Kafka's default: MSK has none of its own for these keys on either class of brokers.
fn number(scope: &Scope<'_>, key: &str) -> Fact<Count> {
    let default = kafka::setting(Kind::Broker, key)
        .and_then(|setting| setting.defaults().last())
        .and_then(|(_, default)| match default {
            DefaultValue::Is(text) => text.parse().ok(),
            DefaultValue::Null | DefaultValue::Required => None,
        });
    let declared = scope.declared(key);
    let value = declared.value.clone().and_then(|text| match text.parse() {
        Ok(value) => Outcome::Known(Count {
            value,
            origin: Origin::Declared,
        }),
        Err(_) => Outcome::Unknown(Why::Unresolved(format!("`{text}` is no whole number"))),
    });
    let value = match default {
        Some(number) => value.or(Count {
            value: number,
            origin: Origin::Kafka,
        }),
        None => value,
    };
    declared.with(value)
}

/// Whether a cleanup policy keeps the last record per key.
pub(crate) fn compacts(policy: &str) -> bool {
    policy.split(',').any(|word| word.trim() == "compact")
}

/// Whether a cleanup policy deletes by time and size.
pub(crate) fn deletes(policy: &str) -> bool {
    policy.split(',').any(|word| word.trim() == "delete")
}
