//! Topic properties where MSK has a say. In: what kind of topic, and a key. Out: whether it can be set and to what.
//! Data: `data/topics.json`.

use super::origin::{Origin, Sources, Trace, parse};
use super::valid::{Valid, Written};
use serde::Deserialize;
use std::sync::OnceLock;

/// Topics about which MSK has rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TopicHome {
    /// On an Express cluster.
    Express,
    /// On a Serverless cluster; every property that is not listed is fixed there.
    Serverless,
    /// With `remote.storage.enable=true` on a Standard cluster.
    Tiered,
}

/// When a topic property can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TopicAccess {
    /// At any time.
    ReadWrite,
    /// When the topic is created, not later.
    AtCreation,
    /// Never: MSK decides.
    Fixed,
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
        parse::<File>("topics.json", include_str!("../../data/topics.json")).topics()
    })
}

/// What MSK says about the key on such topics.
#[must_use]
pub fn topic_property(home: TopicHome, key: &str) -> Option<&'static TopicProperty> {
    topic_properties()
        .iter()
        .find(|property| property.home == home && property.name == key)
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct File {
    topics: Vec<Row>,
    sources: Sources,
}

#[derive(Deserialize)]
struct Row {
    home: TopicHome,
    name: &'static str,
    access: TopicAccess,
    #[serde(default)]
    required: bool,
    default: Option<&'static str>,
    valid: Option<Written>,
    note: Option<&'static str>,
    #[serde(flatten)]
    trace: Trace,
}

impl File {
    fn topics(self) -> Vec<TopicProperty> {
        let rows = self.topics.into_iter();
        rows.map(|row| TopicProperty {
            origin: row.trace.resolve(&self.sources),
            home: row.home,
            name: row.name,
            access: row.access,
            required: row.required,
            default: row.default,
            valid: row.valid.map(Into::into),
            note: row.note,
        })
        .collect()
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
