//! MSK344: a right that is written out and that a denial or the permissions boundary takes away again.

use iam::{Action, Refusal, Request, Resource, Statement, Verdict, catalog};
use lint::Findings;
use model::Estate;
use model::access::{Principal, inner};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        let denies = principal.union.statements().any(|(_, one)| one.is_deny());
        if !denies && principal.union.boundaries.is_empty() {
            continue;
        }
        for (policy, statement) in principal.union.statements() {
            let Some(written) = principal.written(policy).filter(|_| statement.is_allow()) else {
                continue;
            };
            // One denial that takes several actions of a statement away is one finding.
            let mut told: Vec<(Refusal, &Action, Vec<&str>)> = Vec::new();
            for action in statement.actions.only() {
                let Some(refusal) = taken_away(principal, statement, action) else {
                    continue;
                };
                match told.iter_mut().find(|(known, ..)| *known == refusal) {
                    Some((_, _, names)) => names.push(action.as_str()),
                    None => told.push((refusal, action, vec![action.as_str()])),
                }
            }
            for (refusal, action, names) in told {
                let names = names.join(", ");
                let (by, whose, denial) = match &refusal {
                    Refusal::Denied(source) => (
                        format!("{} of {} denies", source.statement, source.policy),
                        source.policy.to_string(),
                        Some(source.span).filter(|span| !span.is_empty()),
                    ),
                    Refusal::Bounded(name) => {
                        (format!("{name} does not allow"), name.to_string(), None)
                    }
                    Refusal::NotGranted => continue,
                };
                let verb = if names.contains(',') { "are" } else { "is" };
                let message = format!(
                    "{names} {verb} allowed here, and {by} it on the same resources: nothing is left of it"
                );
                let at = inner(&action.text, action.span);
                let finding = out.certain(at, &written.at(statement), message);
                finding
                    .detail(whose)
                    .help("a denial and a boundary win over every grant: narrow them, or remove the action here");
                if let Some(span) = denial {
                    finding.see(span, "denied here");
                }
            }
        }
    }
}

/// What refuses an action on every resource of its statement that it works on.
fn taken_away(principal: &Principal, statement: &Statement, action: &Action) -> Option<Refusal> {
    let facts = catalog().action(action.as_str())?;
    if !action.is_plain() || !facts.service.starts_with("kafka") {
        return None;
    }
    let request = Request::new();
    let refused =
        |resource: &Resource| match principal.union.allows(action.as_str(), resource, &request) {
            Verdict::No(refusal) => Some(refusal),
            _ => None,
        };
    let mut resources = statement
        .resources
        .only()
        .iter()
        .filter(|resource| facts.takes(resource));
    let first = refused(resources.next()?)?;
    resources
        .all(|resource| refused(resource).is_some())
        .then_some(first)
}
