//! `AWS::MSK::Configuration`: its `ServerProperties` parsed where they stand, in every case they can be in.

use cloudformation::Resource;
use fact::{Alternative, Case, Fact, Outcome, Path, Span, Standing, Value, Why};
use syntax::properties::{Properties, parse};

use crate::settings_file::setting_fact;

/// An MSK configuration of a template.
#[derive(Debug)]
pub struct Configuration {
    /// Which template of the estate.
    pub template: usize,
    /// Its place among the resources of the template.
    pub(crate) place: usize,
    /// The logical id.
    pub name: String,
    /// The bytes of the logical id.
    pub span: Span,
    /// Its settings; the fact's span covers the whole of `ServerProperties`.
    pub properties: Fact<Properties>,
}

impl Configuration {
    pub(crate) fn read(template: usize, place: usize, resource: &Resource<'_>) -> Self {
        let text = resource.property("ServerProperties").text();
        let properties = text.with(text.value.clone().map(|text| parse(&text)));
        Self {
            template,
            place,
            name: resource.name().to_owned(),
            span: resource.span(),
            properties,
        }
    }

    /// A setting in every case; unknown where the settings are, or where a piece that cannot be told may set it.
    #[must_use]
    pub fn setting(&self, key: &str) -> Fact<String> {
        let parent = &self.properties.path;
        let mut place: Option<Fact<String>> = None;
        let value =
            self.properties
                .value
                .as_ref()
                .flat_map(|properties| match properties.get(key) {
                    Some(entry) => {
                        let found = setting_fact(entry, parent);
                        let (span, value) = (found.span, found.value.clone());
                        place.get_or_insert(found);
                        Value::OneOf(vec![Alternative {
                            case: Case::default(),
                            standing: Standing::Default,
                            span: Some(span),
                            outcome: match value {
                                Value::Known(text) => Outcome::Known(text),
                                _ => Outcome::Unknown(Why::Unresolved(format!(
                                    "the value of {key} is not known"
                                ))),
                            },
                        }])
                    }
                    None if properties.may_hide_keys() => Value::Unknown(Why::Unresolved(format!(
                        "{key} may be set by a part that is not known"
                    ))),
                    None => Value::Absent,
                });
        match place {
            Some(place) => place.with(value.simplified()),
            None => Fact {
                value,
                span: self.properties.key.unwrap_or(self.span),
                key: self.properties.key,
                path: parent.child(key),
            },
        }
    }

    /// Every setting of every case with the case it is set in; one that stands alike in several cases comes once.
    #[must_use]
    pub fn settings(&self) -> Vec<Fact<String>> {
        let mut found: Vec<Fact<String>> = Vec::new();
        for properties in self.properties.value.possible() {
            for entry in &properties.entries {
                let fact = setting_fact(entry, &self.properties.path);
                if !found
                    .iter()
                    .any(|known| known.span == fact.span && known.value == fact.value)
                {
                    found.push(fact);
                }
            }
        }
        found
    }

    /// The logical address of the configuration.
    #[must_use]
    pub fn path(&self) -> Path {
        Path::new("Resources").child(&self.name)
    }
}
