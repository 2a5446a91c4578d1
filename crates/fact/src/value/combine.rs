//! Computing with what is known: a function applied in every case, two values side by side, defaults for gaps.

use super::{MAX_ALTERNATIVES, Value};
use crate::{Alternative, Outcome, Why};

impl<T> Value<T> {
    /// Applies a function in every case.
    #[must_use]
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Value<U> {
        self.and_then(|value| Outcome::Known(f(value)))
    }

    /// Applies a function that may not know, or may find nothing, in every case.
    #[must_use]
    pub fn and_then<U>(self, mut f: impl FnMut(T) -> Outcome<U>) -> Value<U> {
        match self {
            Self::Known(value) => f(value).into(),
            Self::Unknown(why) => Value::Unknown(why),
            Self::Absent => Value::Absent,
            Self::OneOf(alternatives) => Value::OneOf(
                alternatives
                    .into_iter()
                    .map(|alternative| Alternative {
                        case: alternative.case,
                        standing: alternative.standing,
                        span: alternative.span,
                        outcome: alternative.outcome.map(&mut f),
                    })
                    .collect(),
            ),
        }
    }

    /// Applies a function that itself has alternatives; contradictory pairs are dropped.
    #[must_use]
    pub fn flat_map<U>(self, mut f: impl FnMut(T) -> Value<U>) -> Value<U> {
        // Most values are plain, and every step through a template comes by here.
        let alternatives = match self {
            Self::Known(value) => return f(value).simplified(),
            Self::Unknown(why) => return Value::Unknown(why),
            Self::Absent => return Value::Absent,
            Self::OneOf(alternatives) => alternatives,
        };
        let mut all = Vec::new();
        for outer in alternatives {
            let inner = match outer.outcome {
                Outcome::Known(value) => f(value),
                Outcome::Unknown(why) => Value::Unknown(why),
                Outcome::Absent => Value::Absent,
            };
            for alternative in inner.into_alternatives() {
                let Some(case) = outer.case.join(&alternative.case) else {
                    continue;
                };
                all.push(Alternative {
                    case,
                    standing: outer.standing.max(alternative.standing),
                    span: alternative.span.or(outer.span),
                    outcome: alternative.outcome,
                });
                if all.len() > MAX_ALTERNATIVES {
                    return Value::Unknown(Why::TooManyAlternatives);
                }
            }
        }
        Value::one_of(all)
    }

    /// Both values together in every case that both can be in. The span is the first's.
    #[must_use]
    pub fn zip<U: Clone>(self, other: &Value<U>) -> Value<(T, U)>
    where
        T: Clone,
    {
        // The common case copies nothing of the first value, which may be a long text.
        if let Value::Known(theirs) = other {
            return self.map(|mine| (mine, theirs.clone()));
        }
        let mut all = Vec::new();
        for mine in self.into_alternatives() {
            for theirs in other.clone().into_alternatives() {
                let Some(case) = mine.case.join(&theirs.case) else {
                    continue;
                };
                let outcome = match (mine.outcome.clone(), theirs.outcome) {
                    (Outcome::Known(a), Outcome::Known(b)) => Outcome::Known((a, b)),
                    (Outcome::Unknown(why), _) | (_, Outcome::Unknown(why)) => {
                        Outcome::Unknown(why)
                    }
                    _ => Outcome::Absent,
                };
                all.push(Alternative {
                    case,
                    standing: mine.standing.max(theirs.standing),
                    span: mine.span,
                    outcome,
                });
                if all.len() > MAX_ALTERNATIVES {
                    return Value::Unknown(Why::TooManyAlternatives);
                }
            }
        }
        Value::one_of(all)
    }

    /// The value where it was written, `default` where it was not.
    #[must_use]
    pub fn or(self, default: T) -> Self
    where
        T: Clone,
    {
        match self {
            Self::Absent => Self::Known(default),
            Self::OneOf(alternatives) => Self::OneOf(
                alternatives
                    .into_iter()
                    .map(|mut alternative| {
                        if matches!(alternative.outcome, Outcome::Absent) {
                            alternative.outcome = Outcome::Known(default.clone());
                        }
                        alternative
                    })
                    .collect(),
            ),
            other => other,
        }
    }

    /// The value where it is known or absent, `guess` where it cannot be told.
    #[must_use]
    pub fn known_or(self, mut guess: impl FnMut(Why) -> T) -> Self {
        match self {
            Self::Unknown(why) => Self::Known(guess(why)),
            Self::OneOf(alternatives) => Self::OneOf(
                alternatives
                    .into_iter()
                    .map(|alternative| Alternative {
                        outcome: match alternative.outcome {
                            Outcome::Unknown(why) => Outcome::Known(guess(why)),
                            other => other,
                        },
                        ..alternative
                    })
                    .collect(),
            ),
            other => other,
        }
    }
}
