//! MSK315: an action in a statement that names no resource it works on.

use std::collections::BTreeMap;

use crate::principals;
use iam::{ActionFacts, Lookup, Statement, catalog};
use lint::{Finding, Findings, Severity};
use model::Estate;
use model::access::{Principal, inner};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        // Whether an action is granted anywhere is asked once for each, not for each statement.
        let mut granted: BTreeMap<String, bool> = BTreeMap::new();
        for (policy, statement) in principal.union.statements() {
            let Some(written) = principal.written(policy) else {
                continue;
            };
            if !statement.is_allow() || !names_known_types(statement) {
                continue;
            }
            // Actions of one type that find no resource have one cause.
            let mut told: Vec<(String, &iam::Action, Vec<String>)> = Vec::new();
            for action in statement.actions.only().iter().filter(|one| one.is_plain()) {
                let Some(facts) = homeless(action, statement) else {
                    continue;
                };
                let kinds = facts.types.join(" or ");
                match told.iter_mut().find(|(known, ..)| *known == kinds) {
                    Some((_, _, names)) => names.push(facts.full_name()),
                    None => told.push((kinds, action, vec![facts.full_name()])),
                }
            }
            for (kinds, action, names) in told {
                let verb = if names.len() == 1 { "works" } else { "work" };
                let message = format!(
                    "{} {verb} on a {kinds}, and this statement names none: nothing is granted here",
                    names.join(", ")
                );
                let at = inner(&action.text, action.span);
                let finding = out.certain(at, &written.at(statement), message);
                finding
                    .detail(kinds.as_str())
                    .help(format!("add the ARN of the {kinds} to Resource"));
                soften(principal, &names, &mut granted, finding);
            }
        }
    }
}

/// The type of every ARN is known, and none is a star.
fn names_known_types(statement: &Statement) -> bool {
    let resources = statement.resources.only();
    !resources.is_empty() && resources.iter().all(iam::Resource::has_known_type)
}

/// The action, when it takes a resource and the statement has none of its types. One that takes no resource has a
/// rule of its own, and so has the idempotent write.
fn homeless(action: &iam::Action, statement: &Statement) -> Option<&'static ActionFacts> {
    let Lookup::Known(list) = catalog().lookup(action) else {
        return None;
    };
    let facts = list.into_iter().next()?;
    let ours = facts.service.starts_with("kafka")
        && !facts.types.is_empty()
        && facts.name != "WriteDataIdempotently";
    let fits = statement
        .resources
        .only()
        .iter()
        .any(|resource| facts.takes(resource));
    (ours && !fits).then_some(facts)
}

/// Granted rightly elsewhere it is a blemish; a client that may not connect at all cannot work.
fn soften(
    principal: &Principal,
    names: &[String],
    granted: &mut BTreeMap<String, bool>,
    finding: &mut Finding,
) {
    let mut elsewhere = |name: &String| {
        let known = granted.entry(name.clone());
        *known.or_insert_with(|| !principal.union.grants(name).is_empty())
    };
    if names.iter().all(&mut elsewhere) {
        finding.severity(Severity::Note);
    } else if names.iter().any(|name| name == "kafka-cluster:Connect") {
        principals::soften(principal, finding, Severity::Error);
    }
}
