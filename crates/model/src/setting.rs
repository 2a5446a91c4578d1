//! The effective value of a broker setting: what was declared, else MSK's default, else Kafka's.

use fact::{Fact, Outcome, Value, Why};

use crate::Scope;

/// Where an effective value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Somebody wrote it.
    Declared,
    /// MSK's default; the source of that fact.
    Msk(String),
    /// Apache Kafka's default for the version.
    Kafka,
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingValue {
    /// The text, without white space at its ends.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// An effective setting. Its place is where it was declared, or where it would be.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The key.
    pub key: String,
    /// The value in every case.
    pub fact: Fact<SettingValue>,
}

impl Setting {
    /// The text.
    #[must_use]
    pub fn text(&self) -> Fact<String> {
        self.fact
            .with(self.fact.value.clone().map(|value| value.text))
    }

    /// The value as a whole number.
    #[must_use]
    pub fn integer(&self) -> Fact<i64> {
        self.parsed(|text| text.parse().ok())
    }

    /// The value as a boolean: Kafka takes `true` and `false` in any case.
    #[must_use]
    pub fn boolean(&self) -> Fact<bool> {
        self.parsed(|text| match text.to_ascii_lowercase().as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        })
    }

    fn parsed<T>(&self, parse: impl Fn(&str) -> Option<T>) -> Fact<T> {
        let value = self
            .fact
            .value
            .clone()
            .and_then(|value| match parse(&value.text) {
                Some(parsed) => Outcome::Known(parsed),
                None => Outcome::Unknown(Why::Unresolved(format!(
                    "`{}` is no value for {}",
                    value.text, self.key
                ))),
            });
        self.fact.with(value)
    }

    /// Whether somebody wrote it in some case.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        self.fact
            .value
            .possible()
            .any(|value| value.origin == Origin::Declared)
    }

    /// "`2`" when declared, "`2` (the MSK default)" or "`2` (the Kafka default)" otherwise.
    #[must_use]
    pub fn told(&self) -> String {
        let Some(value) = self
            .fact
            .value
            .by_default()
            .or_else(|| self.fact.value.possible().next())
        else {
            return "a value that is not known".to_owned();
        };
        match value.origin {
            Origin::Declared => format!("`{}`", value.text),
            Origin::Msk(_) => format!("`{}` (the MSK default)", value.text),
            Origin::Kafka => format!("`{}` (the Kafka default)", value.text),
        }
    }
}

pub(crate) fn effective(scope: &Scope<'_>, key: &str) -> Setting {
    let declared = scope.declared(key);
    let value = declared.value.clone().map(|text| SettingValue {
        text,
        origin: Origin::Declared,
    });
    let absent = value.absent().is_some();
    let value = if absent {
        with_default(scope, key, value)
    } else {
        value
    };
    Setting {
        key: key.to_owned(),
        fact: declared.with(value),
    }
}

/// Puts the default where nothing was declared.
fn with_default(
    scope: &Scope<'_>,
    key: &str,
    declared: Value<SettingValue>,
) -> Value<SettingValue> {
    let default = default_of(scope, key);
    // Cases in which the setting is absent take the default's alternatives; the others keep theirs.
    declared
        .map(Some)
        .or(None)
        .flat_map(|written| match written {
            Some(value) => Value::Known(value),
            None => default.clone(),
        })
}

fn default_of(_scope: &Scope<'_>, key: &str) -> Value<SettingValue> {
    Value::Unknown(Why::Unresolved(format!(
        "the default of {key} is not looked up"
    )))
}
