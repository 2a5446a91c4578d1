//! The settings of a topic, declared in a template or as a resource of Strimzi. Out: what the topic declares, else
//! what its cluster makes of it.

use fact::{Fact, Outcome, Value, Why};
use model::{Scope, Topic};
use syntax::properties::Properties;

/// All settings of a topic, read once.
pub(crate) struct TopicSettings<'e> {
    pub(crate) topic: Topic<'e>,
    written: &'e Fact<Properties>,
}

impl<'e> TopicSettings<'e> {
    pub(crate) fn of(topic: Topic<'e>) -> Self {
        Self {
            topic,
            written: topic.configs(),
        }
    }

    /// A setting as the topic declares it.
    pub(crate) fn declared(&self, key: &str) -> Fact<String> {
        let mut place = Fact {
            path: self.written.path.child(key),
            ..self.written.with(Value::<String>::Absent)
        };
        let written = self.written.value.as_ref();
        let value = written.and_then(|properties| match properties.get(key) {
            Some(entry) => {
                let trimmed = entry.trimmed();
                let span = trimmed.source(0, trimmed.as_str().len());
                place.span = span.unwrap_or_else(|| entry.key_span());
                place.key = Some(entry.key_span());
                if trimmed.has_hole() {
                    Outcome::Unknown(Why::Unresolved(format!("a part of {key} is not known")))
                } else {
                    Outcome::Known(trimmed.as_str().to_owned())
                }
            }
            None if properties.may_hide_keys() => Outcome::Unknown(Why::Unresolved(format!(
                "{key} may be set by a part that is not known"
            ))),
            None => Outcome::Absent,
        });
        place.with(value)
    }

    /// A declared whole number; a number out of the type's range or no number at all is unknown.
    pub(crate) fn number(&self, key: &str) -> Fact<i64> {
        let text = self.declared(key);
        text.with(text.value.clone().and_then(|text| match text.parse() {
            Ok(number) => Outcome::Known(number),
            Err(_) => Outcome::Unknown(Why::Unresolved(format!("`{text}` is no whole number"))),
        }))
    }

    /// Whether a switch is declared to be on.
    pub(crate) fn is_on(&self, key: &str) -> Fact<bool> {
        let text = self.declared(key);
        let on = text
            .value
            .clone()
            .map(|text| text.eq_ignore_ascii_case("true"));
        text.with(on.or(false))
    }

    /// The broker settings that stand behind the topic's, when its cluster is declared in the template.
    pub(crate) fn scope(&self) -> Option<Scope<'e>> {
        let cluster = self.topic.cluster()?;
        Some(Scope {
            cluster: Some(cluster),
            configuration: cluster.configuration(),
            file: None,
        })
    }
}
