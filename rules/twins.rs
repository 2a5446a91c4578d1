//! Settings that brokers and topics both have, under two names. In: the estate and the two keys. Out: every place where one
//! of them is written, but for those where MSK decides.

use fact::{Fact, Hit, Value};
use model::Estate;

use crate::{
    replication::{is_free, is_free_for},
    topic_settings::TopicSettings,
};

/// A setting as somebody wrote it.
pub(crate) struct Twin {
    pub(crate) key: &'static str,
    pub(crate) fact: Fact<String>,
    /// " of topic Orders", or nothing for brokers.
    pub(crate) of: String,
}

impl Twin {
    /// Whether the value is a number of which the answer is yes, and the value.
    pub(crate) fn number(&self, mut question: impl FnMut(f64) -> bool) -> Option<(Hit, String)> {
        let mut said = |text: &String| text.parse().is_ok_and(&mut question);
        let hit = self.fact.holds(&mut said)?;
        let told = self.fact.value.possible().find(|text| said(text))?.clone();
        Some((hit, told))
    }
}

/// Every place where brokers write `broker` or a topic writes `topic`.
pub(crate) fn written(estate: &Estate, broker: &'static str, topic: &'static str) -> Vec<Twin> {
    let mut found = Vec::new();
    for scope in estate.scopes() {
        if is_free(&scope) != Value::Known(false) {
            found.push(Twin {
                key: broker,
                fact: scope.declared(broker),
                of: String::new(),
            });
        }
    }
    for one in estate.topics() {
        if is_free_for(&one) != Value::Known(false) {
            found.push(Twin {
                key: topic,
                fact: TopicSettings::of(one).declared(topic),
                of: format!(" of topic {}", one.label()),
            });
        }
    }
    found.retain(|one| !one.fact.value.is_absent());
    found
}
