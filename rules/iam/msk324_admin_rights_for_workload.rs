//! MSK324: every right on a cluster for a program.

use lint::Findings;
use model::Estate;
use model::access::inner;

/// Services that run programs or move data, not people.
const WORKLOADS: [&str; 7] = [
    "lambda.amazonaws.com",
    "ecs-tasks.amazonaws.com",
    "ec2.amazonaws.com",
    "pods.eks.amazonaws.com",
    "pipes.amazonaws.com",
    "firehose.amazonaws.com",
    "kafkaconnect.amazonaws.com",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        if !principal.trusts(|name| WORKLOADS.contains(&name)) {
            continue;
        }
        for (policy, statement) in principal.union.statements() {
            let Some(written) = principal.written(policy).filter(|_| statement.is_allow()) else {
                continue;
            };
            let star =
                |action: &&iam::Action| action.as_str().eq_ignore_ascii_case("kafka-cluster:*");
            if let Some(action) = statement.actions.only().iter().find(star) {
                let message = format!(
                    "{} runs a program and may do everything with the cluster, deleting topics and groups included",
                    principal.who()
                );
                let at = inner(&action.text, action.span);
                out.certain(at, &written.at(statement), message)
                    .help("allow what the program does: `mskwise access policy --as producer` (or consumer, streams, …) writes the policy");
            }
        }
    }
}
