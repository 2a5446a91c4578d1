//! MSK339: passing any role to a connector or replicator.

use iam::{Pattern, Resource, Statement};
use lint::{Findings, Severity};
use model::Estate;
use model::access::{Principal, inner};

const CREATORS: [&str; 2] = ["kafkaconnect:CreateConnector", "kafka:CreateReplicator"];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let pass = Pattern::read_ignoring_case("iam:PassRole");
    for principal in estate.principals() {
        let creates = CREATORS.iter().find(|action| {
            principal
                .union
                .grants(action)
                .iter()
                .any(|grant| grant.action.is_some_and(|action| action.as_str() != "*"))
        });
        let Some(creates) = creates else { continue };
        without_any(principal, out);
        for (policy, statement) in principal.union.statements() {
            let Some(written) = principal.written(policy).filter(|_| statement.is_allow()) else {
                continue;
            };
            let action = statement.actions.only().iter().find(|action| {
                action.prefix().as_deref() == Some("iam") && action.pattern.contains(&pass)
            });
            let (Some(action), Some(resource)) = (action, any_role(statement)) else {
                continue;
            };
            if limits_service(statement) {
                continue;
            }
            let message = format!(
                "iam:PassRole on `{resource}` lets {} give any role of the account to what {creates} creates, and so use its rights",
                principal.who()
            );
            out.certain(inner(&action.text, action.span), &written.at(statement), message)
                .help("name the execution role, and add StringEquals iam:PassedToService with kafkaconnect.amazonaws.com or kafka.amazonaws.com");
        }
    }
}

/// Creating what runs with a role, without the right to pass one.
fn without_any(principal: &Principal, out: &mut Findings<'_>) {
    let union = &principal.union;
    if !union.is_closed() || !union.grants("iam:PassRole").is_empty() {
        return;
    }
    let plain = CREATORS.iter().find_map(|action| {
        let grants = union.grants(action);
        let grant = grants.into_iter().find(|grant| {
            grant.action.is_some_and(iam::Action::is_plain)
                && principal.written(grant.policy).is_some()
        });
        Some((action, grant?))
    });
    let Some((action, grant)) = plain else { return };
    let (span, path) = principal.place(&grant);
    let at = grant.action.map_or(span, |one| inner(&one.text, span));
    let message = format!(
        "{action} is allowed, but iam:PassRole, which gives what is created its role, is not {}",
        principal.looked_at()
    );
    out.certain(at, &path, message)
        .detail("no iam:PassRole")
        .help("allow iam:PassRole on the execution role, with iam:PassedToService")
        .severity(Severity::Note);
}

fn any_role(statement: &Statement) -> Option<&Resource> {
    statement.resources.only().iter().find(|resource| {
        resource.is_everything()
            || resource.arn().is_some_and(|arn| {
                matches!(arn.service.text.as_str(), "iam" | "*")
                    && matches!(arn.tail.text.as_str(), "role/*" | "*")
            })
    })
}

fn limits_service(statement: &Statement) -> bool {
    statement
        .conditions
        .iter()
        .any(|condition| condition.operator.is_none() || condition.is_key("iam:PassedToService"))
}
