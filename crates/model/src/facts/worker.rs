//! Worker properties of MSK Connect. In: a key of a worker configuration. Out: whether MSK Connect takes it.
//! Data: `data/workers.json`.

use super::origin::{Origin, read};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What becomes of a key in a worker configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerProperty {
    /// Must be there.
    Required,
    /// Taken.
    Allowed,
    /// Refused: not among the `producer.*` or `consumer.*` properties that are taken.
    NotOnList,
    /// Refused because it begins with this.
    RejectedPrefix(&'static str),
    /// Refused by name.
    Rejected,
}

/// The lists of the worker configuration page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerFacts {
    /// Keys that every worker configuration must set.
    pub required: Vec<&'static str>,
    /// The configuration that applies when a connector names none.
    pub default: BTreeMap<&'static str, &'static str>,
    /// The `producer.*` keys that are taken.
    pub producer: Vec<&'static str>,
    /// The `consumer.*` keys that are taken.
    pub consumer: Vec<&'static str>,
    /// Beginnings of keys that are refused.
    pub rejected_prefixes: Vec<&'static str>,
    /// Keys that are refused.
    pub rejected: Vec<&'static str>,
    /// Where it is said.
    pub origin: Origin,
}

/// The lists of the worker configuration page.
#[must_use]
pub fn worker_facts() -> &'static WorkerFacts {
    static FACTS: OnceLock<WorkerFacts> = OnceLock::new();
    FACTS.get_or_init(|| {
        read(
            "workers.json",
            include_str!("../../data/workers.json"),
            |file| WorkerFacts {
                origin: Origin::of(file, file),
                required: file.texts("required"),
                default: file.texts_by_name("default"),
                producer: file.texts("producer"),
                consumer: file.texts("consumer"),
                rejected_prefixes: file.texts("rejected_prefixes"),
                rejected: file.texts("rejected"),
            },
        )
    })
}

/// Whether MSK Connect takes the key in a worker configuration.
#[must_use]
pub fn worker_property(key: &str) -> WorkerProperty {
    let facts = worker_facts();
    let listed = |list: &[&str]| {
        if list.contains(&key) {
            WorkerProperty::Allowed
        } else {
            WorkerProperty::NotOnList
        }
    };
    if facts.required.contains(&key) {
        WorkerProperty::Required
    } else if key.starts_with("producer.") {
        listed(&facts.producer)
    } else if key.starts_with("consumer.") {
        listed(&facts.consumer)
    } else if facts.rejected.contains(&key) {
        WorkerProperty::Rejected
    } else {
        // `admin.` and `admin.listeners.https.` are both on the page; the longer one says more.
        let prefixes = facts
            .rejected_prefixes
            .iter()
            .filter(|prefix| key.starts_with(**prefix));
        prefixes
            .max_by_key(|prefix| prefix.len())
            .map_or(WorkerProperty::Allowed, |prefix| {
                WorkerProperty::RejectedPrefix(prefix)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_whole() {
        let facts = worker_facts();
        assert_eq!((facts.required.len(), facts.default.len()), (2, 2));
        assert_eq!((facts.producer.len(), facts.consumer.len()), (16, 19));
        assert_eq!(
            (facts.rejected_prefixes.len(), facts.rejected.len()),
            (17, 13)
        );
    }

    #[test]
    fn what_becomes_of_a_key() {
        for (key, fate) in [
            ("key.converter", WorkerProperty::Required),
            ("key.converter.schemas.enable", WorkerProperty::Allowed),
            ("producer.linger.ms", WorkerProperty::Allowed),
            ("producer.retries", WorkerProperty::NotOnList),
            ("consumer.auto.offset.reset", WorkerProperty::Allowed),
            ("consumer.security.protocol", WorkerProperty::NotOnList),
            ("bootstrap.servers", WorkerProperty::Rejected),
            ("listeners", WorkerProperty::Rejected),
            (
                "security.protocol",
                WorkerProperty::RejectedPrefix("security."),
            ),
            (
                "admin.listeners.https.ssl.keystore.type",
                WorkerProperty::RejectedPrefix("admin.listeners.https."),
            ),
            ("offset.storage.topic", WorkerProperty::Allowed),
            ("config.providers", WorkerProperty::Allowed),
        ] {
            assert_eq!(worker_property(key), fate, "{key}");
        }
    }
}
