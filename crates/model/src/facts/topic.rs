//! Topic properties where MSK has a say. In: what kind of topic, and a key. Out: whether it can be set and to what.
//! Data: `data/topics.json`.

use super::origin::{Origin, Row, read};
use super::valid::Valid;
use std::sync::OnceLock;

/// Topics about which MSK has rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TopicHome {
    /// On an Express cluster.
    Express,
    /// On a Serverless cluster; every property that is not listed is fixed there.
    Serverless,
    /// With `remote.storage.enable=true` on a Standard cluster.
    Tiered,
}

impl TopicHome {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("express", Self::Express),
        ("serverless", Self::Serverless),
        ("tiered", Self::Tiered),
    ];
}

/// When a topic property can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TopicAccess {
    /// At any time.
    ReadWrite,
    /// When the topic is created, not later.
    AtCreation,
    /// Never: MSK decides.
    Fixed,
}

impl TopicAccess {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("read-write", Self::ReadWrite),
        ("at-creation", Self::AtCreation),
        ("fixed", Self::Fixed),
    ];
}

/// What MSK says about one topic property. `replication.factor` stands for the factor of the topic.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicProperty {
    /// Kind of topic.
    pub home: TopicHome,
    /// The key.
    pub name: &'static str,
    /// When it can be set.
    pub access: TopicAccess,
    /// Must be set; the default does not do.
    pub required: bool,
    /// The default, or the value that MSK fixes; `None` where the page names none.
    pub default: Option<&'static str>,
    /// Values that MSK takes, where it names any.
    pub valid: Option<Valid>,
    /// Advice, conditions and disagreements between sources.
    pub note: Option<&'static str>,
    /// Where it is said.
    pub origin: Origin,
}

/// All topic properties about which MSK says something.
#[must_use]
pub fn topic_properties() -> &'static [TopicProperty] {
    static TOPICS: OnceLock<Vec<TopicProperty>> = OnceLock::new();
    TOPICS.get_or_init(|| {
        read(
            "topics.json",
            include_str!("../../data/topics.json"),
            |file| {
                file.records("topics")
                    .map(|row| TopicProperty::read(file, row))
                    .collect()
            },
        )
    })
}

/// What MSK says about the key on such topics.
#[must_use]
pub fn topic_property(home: TopicHome, key: &str) -> Option<&'static TopicProperty> {
    topic_properties()
        .iter()
        .find(|property| property.home == home && property.name == key)
}

impl TopicProperty {
    fn read(file: Row<'_>, row: Row<'_>) -> Self {
        Self {
            origin: Origin::of(file, row),
            home: row.word("home", TopicHome::WORDS),
            name: row.text("name"),
            access: row.word("access", TopicAccess::WORDS),
            required: row.flag("required"),
            default: row.text_if_any("default"),
            valid: Valid::read_if_any(row, "valid"),
            note: row.text_if_any("note"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_property_is_there() {
        let count = |home| topic_properties().iter().filter(|p| p.home == home).count();
        // The ninth Serverless line of the page, `any other`, is the rule for keys that are not listed.
        assert_eq!(
            [TopicHome::Express, TopicHome::Serverless, TopicHome::Tiered].map(count),
            [14, 8, 8]
        );
    }

    #[test]
    fn figures_of_each_home() {
        let retention = topic_property(TopicHome::Tiered, "retention.ms").unwrap();
        assert!(retention.required);
        let valid = retention.valid.as_ref().unwrap();
        assert_eq!(valid.accepts("259200000"), Some(true));
        assert_eq!(valid.accepts("86400000"), Some(false));
        assert_eq!(valid.accepts("-1"), Some(true));
        let segment = topic_property(TopicHome::Tiered, "segment.bytes").unwrap();
        assert_eq!(
            segment.valid.as_ref().unwrap().accepts("50331647"),
            Some(false)
        );
        let local = topic_property(TopicHome::Tiered, "local.retention.ms").unwrap();
        assert_eq!(
            local.valid.as_ref().unwrap().to_string(),
            "at least -2, and below retention.ms when positive"
        );
        let factor = topic_property(TopicHome::Express, "replication.factor").unwrap();
        assert_eq!(
            (factor.access, factor.default),
            (TopicAccess::Fixed, Some("3"))
        );
        let message = topic_property(TopicHome::Serverless, "max.message.bytes").unwrap();
        assert_eq!(
            message.valid.as_ref().unwrap().accepts("8388609"),
            Some(false)
        );
        let policy = topic_property(TopicHome::Serverless, "cleanup.policy").unwrap();
        assert_eq!(policy.access, TopicAccess::AtCreation);
        // 250 GiB.
        let bytes = topic_property(TopicHome::Serverless, "retention.bytes").unwrap();
        assert_eq!(bytes.default, Some("268435456000"));
        assert_eq!(topic_property(TopicHome::Serverless, "flush.ms"), None);
    }
}
