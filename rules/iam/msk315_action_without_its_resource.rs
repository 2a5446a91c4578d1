//! MSK315: an action in a statement that names no resource it works on.

use iam::{ActionFacts, Lookup, Statement, catalog};
use lint::{Findings, Severity};
use model::Estate;

use crate::{
    policies::inner,
    principals::{self, Principal},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in principals::all(estate) {
        for (policy, statement) in principal.union.statements() {
            let Some(written) = principal.written(policy) else {
                continue;
            };
            if !statement.is_allow() || !names_known_arns(statement) {
                continue;
            }
            for action in statement.actions.only().iter().filter(|one| one.is_plain()) {
                let Some(facts) = homeless(action, statement) else {
                    continue;
                };
                let name = facts.full_name();
                let kinds = facts.types.join(" or ");
                let message = format!(
                    "{name} works on a {kinds}, and this statement names none: it grants nothing here"
                );
                let at = inner(&action.text, action.span);
                let finding = out.certain(at, &written.at(statement), message);
                finding
                    .detail(name.clone())
                    .help(format!("add the ARN of the {kinds} to Resource"));
                finding.severity(severity(&principal, &name));
            }
        }
    }
}

/// Every ARN is known, and none is a star.
fn names_known_arns(statement: &Statement) -> bool {
    let resources = statement.resources.only();
    !resources.is_empty()
        && resources
            .iter()
            .all(|resource| resource.is_known() && resource.arn().is_some())
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

/// The same action granted rightly elsewhere makes it a blemish.
fn severity(principal: &Principal, name: &str) -> Severity {
    if principal.union.grants(name).is_empty() {
        Severity::Warning
    } else {
        Severity::Note
    }
}
