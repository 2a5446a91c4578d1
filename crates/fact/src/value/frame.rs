//! What stands around the value of an alternative, which is the same for values of every type. In: the frames of two
//! values. Out: which alternatives of the two can be true together, and under which case.

use super::MAX_ALTERNATIVES;
use crate::{Alternative, Case, Standing};

/// An alternative without its value.
pub(super) struct Frame<'a> {
    case: &'a Case,
    standing: Standing,
}

/// Two alternatives, by their places, that do not contradict each other.
pub(super) struct Pair {
    pub(super) mine: usize,
    pub(super) theirs: usize,
    pub(super) case: Case,
    pub(super) standing: Standing,
}

/// The frames of alternatives, in their order.
pub(super) fn all<T>(alternatives: &[Alternative<T>]) -> Vec<Frame<'_>> {
    let mut frames = Vec::with_capacity(alternatives.len());
    for alternative in alternatives {
        frames.push(Frame {
            case: &alternative.case,
            standing: alternative.standing,
        });
    }
    frames
}

/// Every pair that can be; `None` when there are more than [`MAX_ALTERNATIVES`].
pub(super) fn pairs(mine: &[Frame<'_>], theirs: &[Frame<'_>]) -> Option<Vec<Pair>> {
    let mut pairs = Vec::new();
    for (nth, a) in mine.iter().enumerate() {
        for (other, b) in theirs.iter().enumerate() {
            let Some(case) = a.case.join(b.case) else {
                continue;
            };
            pairs.push(Pair {
                mine: nth,
                theirs: other,
                case,
                standing: a.standing.max(b.standing),
            });
            if pairs.len() > MAX_ALTERNATIVES {
                return None;
            }
        }
    }
    Some(pairs)
}
