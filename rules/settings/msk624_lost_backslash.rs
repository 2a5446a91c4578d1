//! MSK624: a backslash that vanishes.

use lint::Findings;
use model::Estate;
use syntax::properties::ProblemKind;

use crate::written;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for text in written::everywhere(estate) {
        for problem in &text.properties.problems {
            let ProblemKind::LostBackslash(next) = problem.kind else {
                continue;
            };
            let message = format!("`\\{next}` is read as `{next}`: the backslash is lost");
            out.at(problem.span, &text.parent, &text.hit, message)
                .help(format!("write \\\\{next} for a backslash, or / in a path"));
        }
    }
}
