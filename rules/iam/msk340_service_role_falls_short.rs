//! MSK340: the role of a connector, event source, Firehose stream or replicator without the rights it needs.

use iam::{Doubt, Need, Request, UseCase, Verdict};
use lint::{Findings, Severity};
use model::Estate;

use crate::principals::soften;
use crate::role_users::{RoleUser, role_users};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for user in role_users(estate) {
        let missing: Vec<String> = user
            .case
            .missing(&user.role.union, &user.target, &Request::new())
            .into_iter()
            .filter(|one| is_needed(&user, &one.need))
            // What depends on something unknown is not missing; what a policy that could not be read may add is
            // softened.
            .filter(|one| matches!(&one.verdict, Verdict::No(_)) || only_open(&one.verdict))
            .map(|one| {
                format!(
                    "{} on {}",
                    one.need.action,
                    short(&one.need.resource.to_string())
                )
            })
            .collect();
        if missing.is_empty() {
            continue;
        }
        let message = format!(
            "{} needs rights that are not {}: {}",
            user.resource.name(),
            user.role.looked_at(),
            missing.join(", ")
        );
        let finding = out.certain(user.place.span(), user.place.path(), message);
        finding
            .detail(user.resource.name())
            .help(format!(
                "`mskwise access policy --as {}` writes the policy",
                user.case
            ))
            .see(user.role.span, "the role");
        soften(&user.role, finding, Severity::Error);
    }
}

fn is_needed(user: &RoleUser<'_>, need: &Need) -> bool {
    let data_plane = need.action.starts_with("kafka-cluster:");
    let looked_up = match user.case {
        UseCase::Firehose => need.action.starts_with("kafka:"),
        // DescribeCluster alone does not serve serverless. Source: Lambda Developer Guide, "Configuring Lambda
        // permissions for Amazon MSK event source mappings", as of 2026-07-22.
        UseCase::Lambda => user.target.serverless && need.action == "kafka:DescribeClusterV2",
        _ => false,
    };
    let reads = user.sink && need.action == "kafka-cluster:ReadData";
    (data_plane || looked_up) && (need.when.is_none() || reads)
}

fn only_open(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Depends(doubts) if matches!(doubts[..], [Doubt::Open(_)]))
}

/// An ARN from its type word on: the rest is the stack's own.
fn short(arn: &str) -> String {
    arn.splitn(6, ':').nth(5).unwrap_or(arn).to_owned()
}
