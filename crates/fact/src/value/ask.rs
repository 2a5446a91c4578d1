//! Questions to a value: in which case do they hold, and how surely.

use super::Value;
use crate::{Alternative, Hit, Outcome};

impl<T> Value<T> {
    /// Whether the question holds: surely when in every case, less surely when only in some, never for an
    /// unknown or absent value.
    pub fn holds(&self, mut question: impl FnMut(&T) -> bool) -> Option<Hit> {
        self.holds_for(|value| value.is_some_and(&mut question))
    }

    /// Like [`Self::holds`], and the question is also asked of an absent value (`None`). Never of an unknown one.
    pub fn holds_for(&self, mut question: impl FnMut(Option<&T>) -> bool) -> Option<Hit> {
        self.ask(&mut question)
    }

    /// The question as `&mut dyn`: a build holds this once for a type and not once for each of its hundreds of questions.
    fn ask(&self, question: &mut dyn FnMut(Option<&T>) -> bool) -> Option<Hit> {
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
        let (standing, span) = (best.standing, best.span);
        Some(Hit::of(standing, every, &best.case, span))
    }

    /// Whether the value is not written.
    pub fn absent(&self) -> Option<Hit> {
        self.holds_for(|value| value.is_none())
    }
}
