//! MSK622: a `\u` that Java cannot read.

use lint::Findings;
use model::Estate;
use syntax::properties::ProblemKind;

use crate::written;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for text in written::everywhere(estate) {
        let broken = text.properties.problems.iter();
        for problem in broken.filter(|problem| problem.kind == ProblemKind::MalformedUnicode) {
            let message = "`\\u` without four hexadecimal digits: Java refuses the whole text";
            out.at(problem.span, &text.parent, &text.hit, message)
                .help("write \\\\u for a backslash and a u, or four digits such as \\u00e9");
        }
    }
}
