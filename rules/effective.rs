//! Effective broker settings as numbers that can still say where they come from. In: a scope and a key.

use std::fmt;

use fact::{Fact, Outcome, Value, Why};
use model::{Origin, Scope, SettingValue};

/// A whole number and who set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) key: String,
    pub(crate) value: i64,
    pub(crate) origin: Origin,
}

impl Count {
    /// Whether somebody wrote it.
    pub(crate) fn is_declared(&self) -> bool {
        self.origin == Origin::Declared
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let remark = match self.origin {
            Origin::Declared => "",
            Origin::Msk(_) => "the MSK default",
            Origin::Kafka => "the Kafka default",
        };
        let told = kafka::told_with(&self.key, &self.value.to_string(), remark);
        f.write_str(&told)
    }
}

/// The effective value of a broker setting. A default stands where the setting would be declared, whichever
/// property it depends on.
pub(crate) fn setting(scope: &Scope<'_>, key: &str) -> Fact<SettingValue> {
    let mut fact = scope.setting(key).fact;
    if let Value::OneOf(alternatives) = &mut fact.value {
        for alternative in alternatives {
            if let Outcome::Known(value) = &alternative.outcome
                && value.origin != Origin::Declared
            {
                alternative.span = Some(fact.span);
            }
        }
    }
    fact
}

/// The same as a number; unknown where it is no whole number.
pub(crate) fn count(scope: &Scope<'_>, key: &str) -> Fact<Count> {
    let read = |value: SettingValue| match value.text.parse() {
        Ok(number) => Outcome::Known(Count {
            key: key.to_owned(),
            value: number,
            origin: value.origin,
        }),
        Err(_) => Outcome::Unknown(Why::Unresolved(format!(
            "`{}` is no whole number",
            value.text
        ))),
    };
    setting(scope, key).map_value(|setting| setting.and_then(read))
}

/// The place of the first that somebody declared, else of the first: where a finding about both points.
pub(crate) fn declared_first<'f>(one: &'f Fact<Count>, other: &'f Fact<Count>) -> &'f Fact<Count> {
    let declared = |fact: &Fact<Count>| fact.value.possible().any(Count::is_declared);
    if declared(one) || !declared(other) {
        one
    } else {
        other
    }
}

/// `None` where it cannot be told, so that a question about something else still gets an answer.
pub(crate) fn if_told<T: Clone>(value: Value<T>) -> Value<Option<T>> {
    value.map(Some).or(None).known_or(|_| None)
}
