//! MSK328: a condition on tags of topics, groups or transactional ids, which have none.

use iam::{Effect, Lookup, Statement, catalog};
use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in estate.documents() {
        for statement in &written.document.statements {
            let tagged = statement.conditions.iter().find(|condition| {
                condition.key_starts_with("aws:ResourceTag/")
                    && condition
                        .operator
                        .is_some_and(|operator| operator.needs_key())
            });
            let (Some(condition), Some(effect)) = (tagged, statement.effect) else {
                continue;
            };
            let Some(names) = untagged_actions(statement) else {
                continue;
            };
            let what = match effect {
                Effect::Allow => "this statement never allows",
                Effect::Deny => "this statement never denies",
            };
            let message = format!(
                "`{}` exists on clusters only, topics, groups and transactional ids have no tags: {what} {}",
                condition.key,
                names.join(", ")
            );
            out.certain(condition.key_span, &written.at(statement), message)
                .detail(condition.key.clone())
                .help("put the tag condition on cluster actions such as Connect, and name the topics by their ARN");
        }
    }
}

/// The actions of the statement that work on untagged resources; `None` when there is none.
fn untagged_actions(statement: &Statement) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for action in statement.actions.only() {
        let Lookup::Known(list) = catalog().lookup(action) else {
            continue;
        };
        let untagged = list.iter().any(|facts| {
            facts.service == "kafka-cluster"
                && facts.types.iter().all(|kind| *kind != "cluster")
                && statement
                    .resources
                    .only()
                    .iter()
                    .any(|one| facts.takes(one))
        });
        if untagged {
            names.push(action.as_str().to_owned());
        }
    }
    (!names.is_empty()).then_some(names)
}
