//! How long brokers keep records: `log.retention.ms` beats `.minutes` beats `.hours`, and a negative time is no limit.
//! In: a scope or a topic. Out: the time and bytes that count, and where they are set.

use fact::{Fact, Hit, Outcome, Value, Why};
use kafka::Kind;
use model::{Origin, Scope};

use crate::{
    effective::{Count, if_told},
    replication::{is_free, is_free_for},
    topic_settings::TopicSettings,
    witness::{self, Together},
};

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

/// A declared number, else Kafka's default: MSK has none of its own for these keys on either class of brokers.
fn number(scope: &Scope<'_>, key: &str) -> Fact<Count> {
    let default = kafka::usual(Kind::Broker, key);
    let declared = scope.declared(key);
    let value = declared.value.clone().and_then(|text| match text.parse() {
        Ok(value) => Outcome::Known(Count {
            key: key.to_owned(),
            value,
            origin: Origin::Declared,
        }),
        Err(_) => Outcome::Unknown(Why::Unresolved(format!("`{text}` is no whole number"))),
    });
    let value = match default {
        Some(number) => value.or(Count {
            key: key.to_owned(),
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

/// The cleanup policy of topics without one of their own.
pub(crate) fn policy(scope: &Scope<'_>) -> Fact<String> {
    let declared = scope.declared(POLICY);
    let value = declared.value.clone().or("delete".to_owned());
    declared.with(value)
}

/// Whether records lie on volumes and nowhere else: Standard brokers without tiered storage, as far as is told.
pub(crate) fn is_on_volumes(scope: &Scope<'_>) -> Value<bool> {
    is_free(scope)
        .zip(&if_told(scope.tiered()))
        .map(|(standard, tiered)| standard && tiered != Some(true))
}

/// Records that nothing ever deletes by the brokers' own settings.
pub(crate) fn without_end(scope: &Scope<'_>) -> Option<(Fact<Kept>, Hit, Kept)> {
    let time = time(scope);
    let known = time
        .and(&bytes(scope).value)
        .and(&policy(scope).value)
        .and(&is_on_volumes(scope));
    let (hit, (((kept, _), _), _)) = witness::find(&known, |(((kept, bytes), policy), here)| {
        *here && kept.is_forever() && bytes.value < 0 && deletes(policy)
    })?;
    Some((time, hit, kept))
}

/// The same of a topic that keeps its records without an end. Of a cluster elsewhere only what the topic says counts.
pub(crate) fn topic_without_end(topic: &TopicSettings<'_>) -> Option<(Fact<i64>, Hit)> {
    let time = topic.number("retention.ms");
    let (bytes, policy, here) = match topic.scope() {
        Some(scope) => (
            bytes(&scope).value.map(|count| count.value),
            self::policy(&scope).value,
            is_on_volumes(&scope),
        ),
        None => (
            Value::Absent,
            Value::Known("delete".to_owned()),
            is_free_for(&topic.topic),
        ),
    };
    let known = time
        .and(&own_or(topic.number("retention.bytes").value, &bytes))
        .and(&own_or(topic.declared("cleanup.policy").value, &policy))
        .and(&topic.is_on("remote.storage.enable").value)
        .and(&here);
    let hit = known.holds(|((((ms, bytes), policy), tiered), here)| {
        *here && !tiered && *ms < 0 && *bytes < 0 && deletes(policy)
    })?;
    Some((time, hit))
}

/// The topic's own value where it has one, else the brokers'.
pub(crate) fn own_or<T: Clone>(own: Value<T>, brokers: &Value<T>) -> Value<T> {
    own.map(Some)
        .or(None)
        .flat_map(|own| own.map_or_else(|| brokers.clone(), Value::Known))
}
