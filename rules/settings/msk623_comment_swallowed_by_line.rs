//! MSK623: a line ending in a backslash that takes the comment below into its value.

use lint::Findings;
use model::Estate;
use syntax::properties::ProblemKind;

use crate::written;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for text in written::everywhere(estate) {
        let swallowed = text.properties.problems.iter();
        for problem in swallowed.filter(|problem| problem.kind == ProblemKind::SwallowedComment) {
            let message =
                "no comment: the line above ends with a backslash, so this is part of its value";
            out.at(problem.span, &text.parent, &text.hit, message).help(
                "take the backslash away at the end of the line above, or move the comment up",
            );
        }
    }
}
