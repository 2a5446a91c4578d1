//! Three-valued knowledge: a value is known, one of several, absent, or unknown for a reason. Rules ask; nobody unwraps.

use std::fmt;

use crate::{Case, Confidence, Hit, Path, Span, Standing};

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

/// Why a value cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A parameter without default, or whose default may be overridden.
    Parameter(String),
    /// An attribute or identifier that exists only after deployment.
    Attribute(String),
    /// An export of another stack.
    Import(String),
    /// A pseudo parameter such as `AWS::AccountId`.
    Pseudo(String),
    /// A dynamic reference such as `{{resolve:secretsmanager:…}}`.
    Secret(String),
    /// A macro or transform that is not expanded here.
    Transform(String),
    /// More alternatives than [`MAX_ALTERNATIVES`].
    TooManyAlternatives,
    /// A reference that leads nowhere, a wrong argument, an unsupported function.
    Unresolved(String),
    /// Lies outside the inputs.
    Elsewhere(String),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(name) => write!(f, "parameter {name} has no value here"),
            Self::Attribute(name) => write!(f, "{name} exists only after deployment"),
            Self::Import(name) => write!(f, "{name} is imported from another stack"),
            Self::Pseudo(name) => write!(f, "{name} depends on where the stack is deployed"),
            Self::Secret(name) => write!(f, "{name} is read at deployment"),
            Self::Transform(name) => write!(f, "{name} is expanded at deployment"),
            Self::TooManyAlternatives => write!(f, "more than {MAX_ALTERNATIVES} alternatives"),
            Self::Unresolved(text) => write!(f, "{text}"),
            Self::Elsewhere(text) => write!(f, "{text} is not among the inputs"),
        }
    }
}

impl<T> Outcome<T> {
    fn map<U>(self, f: &mut impl FnMut(T) -> Outcome<U>) -> Outcome<U> {
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
        let mut all = Vec::new();
        for outer in self.into_alternatives() {
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

    /// Whether the question holds: surely when in every case, less surely when only in some, never for an
    /// unknown or absent value.
    pub fn holds(&self, mut question: impl FnMut(&T) -> bool) -> Option<Hit> {
        self.holds_for(|value| value.is_some_and(&mut question))
    }

    /// Like [`Self::holds`], and the question is also asked of an absent value (`None`). Never of an unknown one.
    pub fn holds_for(&self, mut question: impl FnMut(Option<&T>) -> bool) -> Option<Hit> {
        let alternatives = match self {
            Self::Known(value) => return question(Some(value)).then(Hit::certain),
            Self::Absent => return question(None).then(Hit::certain),
            Self::Unknown(_) => return None,
            Self::OneOf(alternatives) => alternatives,
        };
        let mut best: Option<&Alternative<T>> = None;
        let mut every = true;
        for alternative in alternatives {
            let fires = match &alternative.outcome {
                Outcome::Known(value) => question(Some(value)),
                Outcome::Absent => question(None),
                Outcome::Unknown(_) => false,
            };
            every &= fires;
            if fires && best.is_none_or(|best| alternative.standing < best.standing) {
                best = Some(alternative);
            }
        }
        let best = best?;
        let confidence = match best.standing {
            _ if every => Confidence::High,
            Standing::Default | Standing::Open => Confidence::Medium,
            Standing::Override => Confidence::Low,
        };
        Some(Hit {
            confidence,
            case: if every {
                Case::default()
            } else {
                best.case.clone()
            },
            span: best.span,
        })
    }

    /// Whether the value is not written.
    pub fn absent(&self) -> Option<Hit> {
        self.holds_for(|value| value.is_none())
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Choice, Subject};

    fn branch(name: &str, holds: bool, standing: Standing, value: i64) -> Alternative<i64> {
        Alternative {
            case: Case::of(Subject::Condition(name.into()), Choice::Holds(holds)),
            standing,
            span: None,
            outcome: Outcome::Known(value),
        }
    }

    fn factor(name: &str) -> Value<i64> {
        Value::one_of(vec![
            branch(name, true, Standing::Override, 3),
            branch(name, false, Standing::Default, 2),
        ])
    }

    #[test]
    fn unknown_is_neither_true_nor_false() {
        let value: Value<i64> = Value::Unknown(Why::TooManyAlternatives);
        assert_eq!(value.holds_for(|_| true), None);
        assert_eq!(value.absent(), None);
    }

    #[test]
    fn confidence_follows_the_standing_of_the_case() {
        assert_eq!(
            factor("P").holds(|v| *v > 0).unwrap().confidence,
            Confidence::High
        );
        assert_eq!(
            factor("P").holds(|v| *v == 2).unwrap().confidence,
            Confidence::Medium
        );
        let low = factor("P").holds(|v| *v == 3).unwrap();
        assert_eq!(
            (low.confidence, low.case.to_string().as_str()),
            (Confidence::Low, "condition P holds")
        );
        assert_eq!(factor("P").holds(|v| *v == 9), None);
    }

    #[test]
    fn zip_keeps_alternatives_of_one_condition_together() {
        let same = factor("P").zip(&factor("P"));
        assert!(same.holds(|(a, b)| a != b).is_none());
        let other = factor("P").zip(&factor("Q"));
        assert!(other.holds(|(a, b)| a != b).is_some());
    }

    #[test]
    fn too_many_alternatives_become_unknown() {
        let wide = |name: &str| {
            Value::one_of(
                (0..8)
                    .map(|i| Alternative {
                        case: Case::of(Subject::Parameter(name.into()), Choice::Is(i.to_string())),
                        standing: Standing::Override,
                        span: None,
                        outcome: Outcome::Known(i),
                    })
                    .collect(),
            )
        };
        let value: Value<(i64, i64)> = wide("A").zip(&wide("B"));
        assert_eq!(value, Value::Unknown(Why::TooManyAlternatives));
    }

    #[test]
    fn an_unknown_alternative_keeps_the_verdict_below_high() {
        let mut alternatives = vec![branch("P", true, Standing::Default, 1)];
        alternatives.push(Alternative {
            outcome: Outcome::Unknown(Why::Parameter("X".into())),
            ..branch("P", false, Standing::Override, 0)
        });
        let hit = Value::one_of(alternatives).holds(|v| *v == 1).unwrap();
        assert_eq!(hit.confidence, Confidence::Medium);
    }
}
