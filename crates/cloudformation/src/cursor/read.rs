//! What stands at a place, as a text, a number, a switch or the resource it speaks of.

use fact::{Fact, Outcome, Text, Why};

use super::Cursor;
use crate::{Reference, Resolved};

impl Cursor<'_> {
    /// A text with the source of each piece; holes where pieces cannot be told.
    #[must_use]
    pub fn text(&self) -> Fact<Text> {
        let value = self.value.clone().and_then(|resolved| match resolved {
            Resolved::Reference(reference) => {
                Outcome::Unknown(Why::Attribute(reference.to_string()))
            }
            Resolved::Node(node) if node.as_str().is_none() => {
                Outcome::Unknown(Why::Unresolved("not a text".into()))
            }
            Resolved::List(_) => Outcome::Unknown(Why::Unresolved("not a text".into())),
            other => Outcome::Known(self.template.text_of(&other, self.span)),
        });
        self.fact(value)
    }

    /// A text that is known to its last character.
    #[must_use]
    pub fn string(&self) -> Fact<String> {
        let value = self.value.clone().and_then(|resolved| match resolved {
            Resolved::Node(node) => match node.as_str() {
                Some(text) => Outcome::Known(text.to_owned()),
                None => Outcome::Unknown(Why::Unresolved("not a text".into())),
            },
            Resolved::Text(text) if text.has_hole() => {
                Outcome::Unknown(Why::Unresolved("a part of the text is not known".into()))
            }
            Resolved::Text(text) => Outcome::Known(text.as_str().to_owned()),
            Resolved::Reference(reference) => {
                Outcome::Unknown(Why::Attribute(reference.to_string()))
            }
            Resolved::List(_) => Outcome::Unknown(Why::Unresolved("not a text".into())),
        });
        self.fact(value)
    }

    /// A whole number, also written as text or as `3.0`.
    #[must_use]
    pub fn integer(&self) -> Fact<i64> {
        self.parsed("a whole number", |text| {
            text.parse().ok().or_else(|| {
                let number: f64 = text.parse().ok()?;
                // Exact up to 2^53; no MSK figure comes near.
                (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
            })
        })
    }

    /// A number.
    #[must_use]
    pub fn number(&self) -> Fact<f64> {
        self.parsed("a number", |text| {
            text.parse().ok().filter(|number: &f64| number.is_finite())
        })
    }

    /// A boolean, also written as text, as the service takes it.
    #[must_use]
    pub fn boolean(&self) -> Fact<bool> {
        self.parsed("true or false", |text| {
            match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" => Some(true),
                "false" | "no" | "off" => Some(false),
                _ => None,
            }
        })
    }

    fn parsed<T>(&self, wanted: &str, parse: impl Fn(&str) -> Option<T>) -> Fact<T> {
        let read = |text: String| match parse(text.trim()) {
            Some(value) => Outcome::Known(value),
            None => Outcome::Unknown(Why::Unresolved(format!("`{text}` is not {wanted}"))),
        };
        self.string().map_value(|text| text.and_then(read))
    }

    /// The resource that stands here (`Ref`, `Fn::GetAtt`), or that a text such as an ARN ends in and so speaks of;
    /// unknown for anything else.
    #[must_use]
    pub fn target(&self) -> Fact<Reference> {
        let value = self.value.clone().and_then(|resolved| match resolved {
            Resolved::Reference(reference) => Outcome::Known(reference),
            Resolved::Text(text) if !text.has_hole() => {
                Outcome::Unknown(Why::Elsewhere(format!("`{}`", text.as_str())))
            }
            Resolved::Text(text) => match self.template.spoken_of(&text) {
                Some(reference) => Outcome::Known(reference),
                None => Outcome::Unknown(Why::Unresolved("not a resource of this template".into())),
            },
            Resolved::Node(node) => Outcome::Unknown(Why::Elsewhere(format!(
                "`{}`",
                node.as_str().unwrap_or("a value")
            ))),
            Resolved::List(_) => {
                Outcome::Unknown(Why::Unresolved("not a resource of this template".into()))
            }
        });
        self.fact(value)
    }

    /// Every resource that the text here mentions, in order: `${Cluster.Arn}/*` mentions `Cluster.Arn`.
    #[must_use]
    pub fn mentions(&self) -> Fact<Vec<Reference>> {
        let value = self.value.clone().map(|resolved| {
            let text = self.template.text_of(&resolved, self.span);
            let names = text.holes().filter_map(|(_, name)| name);
            names.filter_map(|name| self.template.named(name)).collect()
        });
        self.fact(value)
    }

    /// Whether anything stands here.
    #[must_use]
    pub fn presence(&self) -> Fact<()> {
        self.fact(self.value.clone().map(|_| ()))
    }
}
