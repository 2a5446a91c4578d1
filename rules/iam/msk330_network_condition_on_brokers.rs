//! MSK330: a condition on the network of a request, for rights that brokers check.

use iam::{Effect, Pattern, Statement};
use lint::Findings;
use model::Estate;

const KEYS: [&str; 4] = [
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:SourceIp",
    "aws:VpcSourceIp",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in estate.documents() {
        for statement in &written.document.statements {
            let condition = statement
                .conditions
                .iter()
                .find(|condition| KEYS.iter().any(|key| condition.is_key(key)));
            let (Some(condition), Some(effect)) = (condition, statement.effect) else {
                continue;
            };
            if !speaks_of_brokers(statement) {
                continue;
            }
            let risk = match effect {
                Effect::Allow => "the client may be refused whatever its network",
                Effect::Deny => "it can lock clients out",
            };
            let message = format!(
                "`{}` speaks of calls to an AWS endpoint, and brokers are reached over network interfaces in the VPC: {risk}",
                condition.key
            );
            out.certain(condition.key_span, &written.at(statement), message)
                .detail(condition.key.clone())
                .help("limit who reaches the brokers with security groups; exempt kafka-cluster:* from network conditions");
        }
    }
}

/// Whether data-plane actions are meant: by name, or by a `NotAction` that does not leave them out.
fn speaks_of_brokers(statement: &Statement) -> bool {
    if statement.actions.is_except() {
        let write = Pattern::read_ignoring_case("kafka-cluster:Connect");
        return statement.is_deny() && statement.speaks_of(&write).is_yes();
    }
    statement
        .actions
        .only()
        .iter()
        .any(|action| action.prefix().as_deref() == Some("kafka-cluster"))
}
