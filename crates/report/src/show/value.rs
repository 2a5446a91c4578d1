//! A fact as a document holds it: its text, its alternatives, or why it cannot be told, and where it was written.

use std::fmt::Display;

use fact::{Fact, Outcome, Path, Sources, Span, Value};
use serde::Serialize;

use crate::spot::Placed;

/// A named value.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Item {
    pub(super) key: String,
    /// The text; of several alternatives the one that deploys by default; null when nobody can tell.
    pub(super) value: Option<String>,
    /// `declared` or `default`.
    pub(super) origin: &'static str,
    /// Whose default it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
    /// Every possibility, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) alternatives: Vec<Possibility>,
    /// Why nobody can tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) why: Option<String>,
    #[serde(flatten)]
    pub(super) at: Placed,
}

/// One possibility of a value.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Possibility {
    pub(super) when: String,
    /// Null when it is not written, or cannot be told, in this case.
    pub(super) value: Option<String>,
}

/// Something that cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Unknown {
    pub(super) path: String,
    pub(super) why: String,
}

/// Turns facts into items and remembers what cannot be told.
pub(super) struct Teller<'s> {
    pub(super) sources: &'s Sources,
    pub(super) unknown: Vec<Unknown>,
}

impl Teller<'_> {
    pub(super) fn at(&self, span: Span) -> Placed {
        Placed::of(span, self.sources)
    }

    /// The fact as an item; nothing when it is not written in any case.
    pub(super) fn item<T: Display>(&mut self, key: &str, fact: &Fact<T>) -> Option<Item> {
        if fact.value.is_absent() {
            return None;
        }
        let (mut value, mut alternatives, why) = told(&fact.value);
        if secret(key) {
            value = value.map(|_| HIDDEN.to_owned());
            alternatives.clear();
        }
        if let Some(why) = &why {
            self.miss(&fact.path, why);
        }
        Some(Item {
            key: key.to_owned(),
            value,
            origin: "declared",
            source: None,
            alternatives,
            why,
            at: self.at(fact.span),
        })
    }

    pub(super) fn miss(&mut self, path: &Path, why: &str) {
        self.unknown.push(Unknown {
            path: path.as_str().to_owned(),
            why: why.to_owned(),
        });
    }
}

/// Stands for a secret: what is shown ends up in logs.
const HIDDEN: &str = "(hidden)";

/// Whether a setting holds a secret, by its name: passwords, keys and the login line.
fn secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let words = ["password", "secret", "passphrase", "token", "user.info"];
    key.ends_with("jaas.config")
        || key.ends_with("keystore.key")
        || words.iter().any(|word| key.contains(word))
}

type Told = (Option<String>, Vec<Possibility>, Option<String>);

/// The text, the alternatives, and why there is no text.
pub(super) fn told<T: Display>(value: &Value<T>) -> Told {
    match value {
        Value::Known(value) => (Some(value.to_string()), Vec::new(), None),
        Value::Absent => (None, Vec::new(), None),
        Value::Unknown(why) => (None, Vec::new(), Some(why.to_string())),
        Value::OneOf(alternatives) => {
            let possible = alternatives.iter().map(|alternative| Possibility {
                when: alternative.case.to_string(),
                value: match &alternative.outcome {
                    Outcome::Known(value) => Some(value.to_string()),
                    Outcome::Unknown(_) | Outcome::Absent => None,
                },
            });
            let mut whys =
                alternatives
                    .iter()
                    .filter_map(|alternative| match &alternative.outcome {
                        Outcome::Unknown(why) => Some(why.to_string()),
                        _ => None,
                    });
            let usual = value.by_default().map(ToString::to_string);
            (usual, possible.collect(), whys.next())
        }
    }
}
