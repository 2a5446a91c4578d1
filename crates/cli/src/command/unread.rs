//! What of the files could not be read. `lint` has findings for it; a command that answers from what the files declare
//! says it beside the answer, which would seem whole otherwise.

use model::Estate;
use syntax::ProblemKind;

use super::templates::placed;
use crate::world::{Refusal, World};

/// A line for each text, or part of one, that the estate lacks.
pub(super) fn of(estate: &Estate) -> Vec<String> {
    let lacking = estate.problems().iter().filter_map(|problem| {
        let what = match problem.kind {
            ProblemKind::Syntax | ProblemKind::Limit | ProblemKind::Encoding => "cannot read",
            ProblemKind::Bound => "cannot read all of",
            // Nothing is lost with these.
            ProblemKind::Empty | ProblemKind::DuplicateKey => return None,
        };
        let told = placed(Some(problem.span), &problem.message, estate);
        Some(format!("{what} {told}"))
    });
    lacking.collect()
}

/// The end of a command that found nothing to answer from: it may stand in what could not be read.
pub(super) fn nothing(none: &str, unread: &[String], world: &mut World<'_>) -> Refusal {
    for lacking in unread {
        world.complain(lacking);
    }
    match unread {
        [] => Refusal::usage(none),
        _ => Refusal::failure(format!("{none}, as far as they could be read")),
    }
}
