//! Computing with what is known: a function applied in every case, two values side by side, defaults for gaps.
//!
//! Hundreds of closures come by here. The bodies take them as `&mut dyn` and push into vectors in plain loops, so that a
//! build holds each body once for a pair of types and not once for a closure: that is what a browser has to load.

use super::{MAX_ALTERNATIVES, Value, frame};
use crate::{Alternative, Outcome, Why};

impl<T> Value<T> {
    /// Applies a function in every case.
    #[must_use]
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Value<U> {
        self.each(&mut |value| Outcome::Known(f(value)))
    }

    /// Applies a function that may not know, or may find nothing, in every case.
    #[must_use]
    pub fn and_then<U>(self, mut f: impl FnMut(T) -> Outcome<U>) -> Value<U> {
        self.each(&mut f)
    }

    fn each<U>(self, f: &mut dyn FnMut(T) -> Outcome<U>) -> Value<U> {
        let alternatives = match self {
            Self::Known(value) => return f(value).into(),
            Self::Unknown(why) => return Value::Unknown(why),
            Self::Absent => return Value::Absent,
            Self::OneOf(alternatives) => alternatives,
        };
        let mut all = Vec::with_capacity(alternatives.len());
        for alternative in alternatives {
            all.push(Alternative {
                case: alternative.case,
                standing: alternative.standing,
                span: alternative.span,
                outcome: alternative.outcome.map(f),
            });
        }
        Value::OneOf(all)
    }

    /// Applies a function that itself has alternatives; contradictory pairs are dropped.
    #[must_use]
    pub fn flat_map<U>(self, mut f: impl FnMut(T) -> Value<U>) -> Value<U> {
        self.flat(&mut f)
    }

    fn flat<U>(self, f: &mut dyn FnMut(T) -> Value<U>) -> Value<U> {
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
        let mine = self.into_alternatives();
        let theirs = other.clone().into_alternatives();
        let Some(pairs) = frame::pairs(&frame::all(&mine), &frame::all(&theirs)) else {
            return Value::Unknown(Why::TooManyAlternatives);
        };
        let mut all = Vec::with_capacity(pairs.len());
        for pair in pairs {
            let (Some(mine), Some(theirs)) = (mine.get(pair.mine), theirs.get(pair.theirs)) else {
                continue;
            };
            let outcome = match (&mine.outcome, &theirs.outcome) {
                (Outcome::Known(a), Outcome::Known(b)) => Outcome::Known((a.clone(), b.clone())),
                (Outcome::Unknown(why), _) | (_, Outcome::Unknown(why)) => {
                    Outcome::Unknown(why.clone())
                }
                _ => Outcome::Absent,
            };
            all.push(Alternative {
                case: pair.case,
                standing: pair.standing,
                span: mine.span,
                outcome,
            });
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
            Self::OneOf(mut alternatives) => {
                for alternative in &mut alternatives {
                    if matches!(alternative.outcome, Outcome::Absent) {
                        alternative.outcome = Outcome::Known(default.clone());
                    }
                }
                Self::OneOf(alternatives)
            }
            other => other,
        }
    }

    /// The value where it is known or absent, `guess` where it cannot be told.
    #[must_use]
    pub fn known_or(self, mut guess: impl FnMut(Why) -> T) -> Self {
        match self {
            Self::Unknown(why) => Self::Known(guess(why)),
            Self::OneOf(mut alternatives) => {
                for alternative in &mut alternatives {
                    if let Outcome::Unknown(why) = &alternative.outcome {
                        alternative.outcome = Outcome::Known(guess(why.clone()));
                    }
                }
                Self::OneOf(alternatives)
            }
            other => other,
        }
    }
}
