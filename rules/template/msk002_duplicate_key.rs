//! MSK002: one key twice in one mapping.

use fact::Path;
use lint::Findings;
use model::Estate;
use syntax::ProblemKind;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let duplicates = estate.problems().iter();
    for problem in duplicates.filter(|problem| problem.kind == ProblemKind::DuplicateKey) {
        let key = estate.sources.slice(problem.span);
        let message = format!("`{key}` stands twice in this mapping: only one of the two deploys");
        let finding = out.certain(problem.span, &Path::default(), message);
        finding
            .detail(key)
            .help("remove one of the two entries, or give it another name");
        if let Some(first) = problem.related {
            finding.see(first, "the other entry");
        }
    }
}
