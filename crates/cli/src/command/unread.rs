//! What of the files could not be read. `lint` has findings for it; a command that answers from what the files declare
//! says it beside the answer, which would seem whole otherwise.

use model::Estate;
use syntax::ProblemKind;

/// A line for each text, or part of one, that the estate lacks.
pub(super) fn of(estate: &Estate) -> Vec<String> {
    let lacking = estate.problems().iter().filter_map(|problem| {
        let what = match problem.kind {
            ProblemKind::Syntax | ProblemKind::Limit | ProblemKind::Encoding => "cannot read",
            ProblemKind::Bound => "cannot read all of",
            // Nothing is lost with these.
            ProblemKind::Empty | ProblemKind::DuplicateKey => return None,
        };
        let file = estate.sources.name(problem.span.file);
        let place = match estate.sources.start(problem.span) {
            Some(start) => format!("{file}:{}:{}", start.line, start.column),
            None => file.to_owned(),
        };
        Some(format!("{what} {place}: {}", problem.message))
    });
    lacking.collect()
}
