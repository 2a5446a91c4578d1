//! MSK326: a consumer of named topics that may join any group.

use iam::{MskArn, MskKind};
use lint::Findings;
use model::Estate;
use model::access::inner;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        // The group of an event source mapping is named after the mapping when nobody names it.
        if principal.trusts(|name| name == "lambda.amazonaws.com") {
            continue;
        }
        let reads = principal.union.grants("kafka-cluster:ReadData");
        let named = |resource: &iam::Resource| {
            MskArn::of(resource)
                .and_then(|arn| arn.rest)
                .is_some_and(|topic| topic.pattern.literal().is_some())
        };
        let exact =
            !reads.is_empty() && reads.iter().all(|grant| grant.resource.is_some_and(named));
        if !exact {
            continue;
        }
        for grant in principal.union.grants("kafka-cluster:AlterGroup") {
            let (Some(resource), Some(written)) = (grant.resource, principal.written(grant.policy))
            else {
                continue;
            };
            let Some(arn) = MskArn::of(resource).filter(|arn| arn.kind == MskKind::Group) else {
                continue;
            };
            let last = arn.rest.as_ref().or(arn.uuid.as_ref()).unwrap_or(&arn.name);
            if !last.pattern.is_star() || !grant.sure {
                continue;
            }
            let message = format!(
                "`{resource}` lets {} join every consumer group of the cluster, while the topics it reads are named",
                principal.who()
            );
            out.certain(
                inner(&resource.text, resource.span),
                &written.at(grant.statement),
                message,
            )
            .detail(resource.to_string())
            .help("name the group, or its prefix: `group/NAME/*/my-group`");
        }
    }
}
