//! The declared topics that a client may be for. In: the estate, the client's settings, and a setting that topics have.
//! Out: whether all of them break something, or one of them does not.

use fact::{Confidence, Fact, Hit, Span};
use model::{Estate, SettingsFile, Topic};

use crate::{
    bound::{self, Bound},
    topic_settings::TopicSettings,
};

/// What the topics say for themselves.
pub(crate) enum Said {
    /// Nothing: the brokers' setting holds.
    Nothing,
    /// One of them has a value of its own that fits, or may: the client may be for that one.
    Otherwise,
    /// Every declared topic of the client's cluster has a value of its own that does not fit; the first of them.
    Broken(BrokenTopic),
}

/// A topic whose own value does not fit.
pub(crate) struct BrokenTopic {
    /// Of medium confidence at most: there may be topics that nobody declares. It points at the client's own value.
    pub(crate) hit: Hit,
    /// The value.
    pub(crate) number: i64,
    /// What the topic is called where it is declared.
    pub(crate) topic: String,
    /// Where the value was read.
    pub(crate) span: Span,
}

/// Asks the topics about `key`, a whole number; `breaks` is asked with their own values.
pub(crate) fn ask(
    estate: &Estate,
    client: &SettingsFile,
    key: &str,
    breaks: impl Fn(i64) -> bool,
) -> Said {
    let bound = bound::of(estate, client);
    let mut broken: Option<BrokenTopic> = None;
    let mut all = matches!(bound, Bound::To(..));
    for topic in estate.topics() {
        let Some(there) = is_there(&topic, &bound) else {
            continue;
        };
        let own: Fact<i64> = TopicSettings::of(topic).number(key);
        if own.value.is_absent() {
            // The brokers' value holds for this one.
            all &= !there;
            continue;
        }
        let Some(hit) = own.holds(|number| breaks(*number)) else {
            return Said::Otherwise;
        };
        if there && broken.is_none() {
            broken = Some(BrokenTopic {
                hit: Hit {
                    span: None,
                    ..hit.at_most(Confidence::Medium)
                },
                number: own.value.by_default().copied().unwrap_or_default(),
                topic: topic.label().to_owned(),
                span: own.span,
            });
        }
    }
    broken.filter(|_| all).map_or(Said::Nothing, Said::Broken)
}

/// Whether the topic is in the client's cluster; nothing when it surely is in another.
fn is_there(topic: &Topic<'_>, bound: &Bound<'_>) -> Option<bool> {
    match (bound, topic.cluster()) {
        (Bound::Elsewhere, _) => None,
        (Bound::To(wanted, _), Some(own)) => wanted.is_same(&own).then_some(true),
        _ => Some(false),
    }
}
