//! Three-valued knowledge: a value is known, one of several, absent, or unknown for a reason. Rules ask; nobody unwraps.

mod ask;
mod combine;
mod frame;
#[cfg(test)]
mod tests;

use crate::{Alternative, Case, Outcome, Standing, Why};

/// Beyond this many alternatives a value is [`Why::TooManyAlternatives`]: no scenario explosion.
pub const MAX_ALTERNATIVES: usize = 16;

/// What is known of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<T> {
    /// The value, in every case.
    Known(T),
    /// Different in different cases; never empty, at most [`MAX_ALTERNATIVES`].
    OneOf(Vec<Alternative<T>>),
    /// Cannot be told from the inputs.
    Unknown(Why),
    /// Not written, so the default applies.
    Absent,
}

impl<T> Value<T> {
    /// One of several possibilities: simplified when there is one unconditional possibility, unknown when there
    /// are none or more than [`MAX_ALTERNATIVES`].
    #[must_use]
    pub fn one_of(mut alternatives: Vec<Alternative<T>>) -> Self {
        if alternatives.len() > MAX_ALTERNATIVES {
            return Self::Unknown(Why::TooManyAlternatives);
        }
        match alternatives.pop() {
            None => Self::Unknown(Why::Unresolved("no alternative is possible".into())),
            Some(only) if alternatives.is_empty() && only.case.is_always() => only.outcome.into(),
            Some(last) => {
                alternatives.push(last);
                Self::OneOf(alternatives)
            }
        }
    }

    /// The same knowledge in its plainest form: a single possibility that always holds is no alternative. Its span
    /// is dropped with it.
    #[must_use]
    pub fn simplified(self) -> Self {
        match self {
            Self::OneOf(alternatives) => Self::one_of(alternatives),
            other => other,
        }
    }

    /// Every possibility as an alternative; a plain value is one that always holds.
    #[must_use]
    pub fn into_alternatives(self) -> Vec<Alternative<T>> {
        let outcome = match self {
            Self::OneOf(alternatives) => return alternatives,
            Self::Known(value) => Outcome::Known(value),
            Self::Unknown(why) => Outcome::Unknown(why),
            Self::Absent => Outcome::Absent,
        };
        vec![Alternative {
            case: Case::default(),
            standing: Standing::Default,
            span: None,
            outcome,
        }]
    }

    /// The same knowledge over a borrowed value.
    #[must_use]
    pub fn as_ref(&self) -> Value<&T> {
        match self {
            Self::Known(value) => Value::Known(value),
            Self::Unknown(why) => Value::Unknown(why.clone()),
            Self::Absent => Value::Absent,
            Self::OneOf(alternatives) => Value::OneOf(
                alternatives
                    .iter()
                    .map(|alternative| Alternative {
                        case: alternative.case.clone(),
                        standing: alternative.standing,
                        span: alternative.span,
                        outcome: match &alternative.outcome {
                            Outcome::Known(value) => Outcome::Known(value),
                            Outcome::Unknown(why) => Outcome::Unknown(why.clone()),
                            Outcome::Absent => Outcome::Absent,
                        },
                    })
                    .collect(),
            ),
        }
    }

    /// The value, when there is exactly one in every case.
    #[must_use]
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            _ => None,
        }
    }

    /// The value that deploys unless somebody overrides a default: the known one, or the alternative by default.
    #[must_use]
    pub fn by_default(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::OneOf(alternatives) => alternatives.iter().find_map(|alternative| {
                match (&alternative.outcome, alternative.standing) {
                    (Outcome::Known(value), Standing::Default) => Some(value),
                    _ => None,
                }
            }),
            _ => None,
        }
    }

    /// Every value it may have.
    pub fn possible(&self) -> impl Iterator<Item = &T> {
        let (one, many) = match self {
            Self::Known(value) => (Some(value), None),
            Self::OneOf(alternatives) => (None, Some(alternatives)),
            _ => (None, None),
        };
        one.into_iter()
            .chain(many.into_iter().flatten().filter_map(
                |alternative| match &alternative.outcome {
                    Outcome::Known(value) => Some(value),
                    _ => None,
                },
            ))
    }

    /// Whether it was not written in any case.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        match self {
            Self::Absent => true,
            Self::OneOf(alternatives) => alternatives
                .iter()
                .all(|a| matches!(a.outcome, Outcome::Absent)),
            _ => false,
        }
    }

    /// Whether nothing at all is known in any case (neither a value nor its absence).
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        match self {
            Self::Unknown(_) => true,
            Self::OneOf(alternatives) => alternatives
                .iter()
                .all(|a| matches!(a.outcome, Outcome::Unknown(_))),
            _ => false,
        }
    }
}
