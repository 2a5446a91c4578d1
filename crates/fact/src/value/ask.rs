//! Questions to a value: in which case do they hold, and how surely.

use super::Value;
use crate::{Alternative, Case, Confidence, Hit, Outcome, Standing};

impl<T> Value<T> {
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
