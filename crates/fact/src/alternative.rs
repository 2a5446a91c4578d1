//! One possibility among several, and what holds in it.

use crate::{Case, Span, Standing, Value, Why};

/// One possibility of a [`Value::OneOf`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative<T> {
    /// The assumption under which it holds.
    pub case: Case,
    /// How likely that assumption is.
    pub standing: Standing,
    /// The bytes this possibility was written in, where they differ from the fact's own.
    pub span: Option<Span>,
    /// What holds then.
    pub outcome: Outcome<T>,
}

/// What holds in one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// The value.
    Known(T),
    /// Cannot be told.
    Unknown(Why),
    /// Not written.
    Absent,
}

impl<T> Outcome<T> {
    pub(crate) fn map<U>(self, f: &mut dyn FnMut(T) -> Outcome<U>) -> Outcome<U> {
        match self {
            Self::Known(value) => f(value),
            Self::Unknown(why) => Outcome::Unknown(why),
            Self::Absent => Outcome::Absent,
        }
    }
}

impl<T> From<Outcome<T>> for Value<T> {
    fn from(outcome: Outcome<T>) -> Self {
        match outcome {
            Outcome::Known(value) => Self::Known(value),
            Outcome::Unknown(why) => Self::Unknown(why),
            Outcome::Absent => Self::Absent,
        }
    }
}
