//! MSK316: an ARN of MSK on which no action of its statement works.

use iam::{Lookup, MskArn, Statement, catalog};
use lint::Findings;
use model::Estate;
use model::access::inner;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in estate.documents() {
        for statement in written.document.allows() {
            // Where no ARN is of use to an action, the action is what is reported.
            if !every_action_is_known_and_placed(statement) {
                continue;
            }
            for resource in statement.resources.only() {
                let Some(arn) = MskArn::of(resource) else {
                    continue;
                };
                let used = statement.actions.only().iter().any(|action| {
                    matches!(catalog().lookup(action), Lookup::Known(list)
                        if list.iter().any(|facts| facts.takes(resource)))
                });
                if used {
                    continue;
                }
                let kind = arn.kind.word();
                let message = format!(
                    "no action of this statement works on a {kind}, so `{resource}` grants nothing"
                );
                let at = inner(&resource.text, resource.span);
                out.certain(at, &written.at(statement), message)
                    .detail(resource.to_string())
                    .help(format!(
                        "remove the ARN, or add the {kind} actions that were meant"
                    ));
            }
        }
    }
}

fn every_action_is_known_and_placed(statement: &Statement) -> bool {
    let resources = statement.resources.only();
    let actions = statement.actions.only();
    !actions.is_empty()
        && actions.iter().all(|action| match catalog().lookup(action) {
            Lookup::Known(list) => list
                .iter()
                .any(|facts| resources.iter().any(|resource| facts.takes(resource))),
            _ => false,
        })
}
