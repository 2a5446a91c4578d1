//! MSK001: a file that cannot be read as what it is meant to be.

use fact::Path;
use lint::Findings;
use model::Estate;
use syntax::ProblemKind;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for problem in estate.problems() {
        let help = match problem.kind {
            ProblemKind::DuplicateKey => continue,
            ProblemKind::Syntax => "mend the text here; nothing in the file was checked",
            ProblemKind::Empty => "fill the file or remove it",
            ProblemKind::Limit => "split the file; beyond this bound nothing in it is checked",
            ProblemKind::Bound => "split the template; the part that is named here is not checked",
            ProblemKind::Encoding => "save the file as UTF-8; nothing in it was checked",
        };
        out.certain(problem.span, &Path::default(), &problem.message)
            .help(help);
    }
}
