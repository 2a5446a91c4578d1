//! The mistakes that reading a policy document brings to light, by their code.

use iam::{Code, Problem};
use lint::{Finding, Findings};
use model::Estate;

/// Reports the problems of these codes in every document that speaks of MSK.
pub(crate) fn report(
    estate: &Estate,
    out: &mut Findings<'_>,
    codes: &[Code],
    mut each: impl FnMut(&mut Finding, &Problem),
) {
    for written in estate.documents() {
        let wanted = written
            .document
            .problems
            .iter()
            .filter(|problem| codes.contains(&problem.code));
        for problem in wanted {
            let path = written
                .document
                .statements
                .iter()
                .find(|statement| statement.span.contains(problem.span))
                .map_or_else(|| written.path.clone(), |statement| written.at(statement));
            let finding = out.certain(problem.span, &path, &problem.message);
            // Messages name what was written, and sizes, which change with everything around.
            let told: String = problem
                .message
                .chars()
                .filter(|c| !c.is_ascii_digit())
                .collect();
            finding.detail(format!("{} {told}", problem.code.as_str()));
            if let Some(help) = &problem.help {
                finding.help(help);
            }
            each(finding, problem);
        }
    }
}
