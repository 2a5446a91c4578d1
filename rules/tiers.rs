//! Topics and the remote tier: which topics are tiered, and how long a topic keeps its records in all.

use fact::{Fact, Value};
use model::Estate;

use crate::{
    replication::is_free_for,
    retention::{self, own_or},
    topic_settings::TopicSettings,
};

/// What makes a topic tiered; the cluster's `StorageMode` alone moves nothing.
pub(crate) const SWITCH: &str = "remote.storage.enable";

/// A topic of Standard brokers and whether it is tiered, as far as is told.
pub(crate) struct TieredTopic<'e> {
    pub(crate) settings: TopicSettings<'e>,
    pub(crate) on: Fact<bool>,
}

/// The topics of all templates, but for those of Express and Serverless, which have no tiers.
pub(crate) fn topics(estate: &Estate) -> Vec<TieredTopic<'_>> {
    estate
        .topics()
        .filter(|topic| is_free_for(topic).holds(|free| *free).is_some())
        .map(|topic| {
            let settings = TopicSettings::of(topic);
            let on = settings.is_on(SWITCH);
            TieredTopic { settings, on }
        })
        .collect()
}

impl<'e> TieredTopic<'e> {
    /// The logical id.
    pub(crate) fn name(&self) -> &'e str {
        self.settings.topic.label()
    }

    /// How long it keeps records in both tiers, in milliseconds and negative for ever: its own time or the brokers'.
    pub(crate) fn total_ms(&self) -> Value<i64> {
        let brokers = self.settings.scope();
        let brokers = brokers.map(|scope| retention::time(&scope).value.map(|kept| kept.ms));
        let own = self.settings.number("retention.ms").value;
        own_or(own, &brokers.unwrap_or(Value::Absent))
    }

    /// How many bytes of a partition it keeps in both tiers, negative for no limit.
    pub(crate) fn total_bytes(&self) -> Value<i64> {
        let brokers = self.settings.scope();
        let brokers = brokers.map(|scope| retention::bytes(&scope).value.map(|count| count.value));
        let own = self.settings.number("retention.bytes").value;
        own_or(own, &brokers.unwrap_or(Value::Absent))
    }
}
