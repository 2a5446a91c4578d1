//! A value with its place: what is known, the bytes that say it, and its logical address.

use crate::{Hit, Path, Span, Value};

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<T> {
    /// What is known.
    pub value: Value<T>,
    /// The bytes of the value; for an absent one, of the nearest thing that was written.
    pub span: Span,
    /// The bytes of the key, where there is one.
    pub key: Option<Span>,
    /// The logical address.
    pub path: Path,
}

impl<T> Fact<T> {
    /// A fact that is not written, at the place where it would be.
    #[must_use]
    pub fn absent_at(span: Span, path: Path) -> Self {
        Self {
            value: Value::Absent,
            span,
            key: None,
            path,
        }
    }

    /// See [`Value::holds`]; the hit always has a span.
    pub fn holds(&self, question: impl FnMut(&T) -> bool) -> Option<Hit> {
        self.placed(self.value.holds(question))
    }

    /// See [`Value::holds_for`]; the hit always has a span.
    pub fn holds_for(&self, question: impl FnMut(Option<&T>) -> bool) -> Option<Hit> {
        self.placed(self.value.holds_for(question))
    }

    /// See [`Value::absent`]; the hit always has a span.
    pub fn absent(&self) -> Option<Hit> {
        self.placed(self.value.absent())
    }

    fn placed(&self, hit: Option<Hit>) -> Option<Hit> {
        hit.map(|mut hit| {
            hit.span.get_or_insert(self.span);
            hit
        })
    }

    /// What a function makes of the value, at the same place.
    #[must_use]
    pub fn map_value<U>(self, f: impl FnOnce(Value<T>) -> Value<U>) -> Fact<U> {
        Fact {
            value: f(self.value),
            span: self.span,
            key: self.key,
            path: self.path,
        }
    }

    /// The same place with another value.
    #[must_use]
    pub fn with<U>(&self, value: Value<U>) -> Fact<U> {
        Fact {
            value,
            span: self.span,
            key: self.key,
            path: self.path.clone(),
        }
    }
}
