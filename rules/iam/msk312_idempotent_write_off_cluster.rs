//! MSK312: a cluster's right granted on topics.

use iam::{Lookup, MskArn, MskKind, catalog};
use lint::Findings;
use model::Estate;
use model::access::inner;

const IDEMPOTENT: &str = "kafka-cluster:WriteDataIdempotently";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in estate.documents() {
        for statement in written.document.allows() {
            let resources = statement.resources.only();
            let elsewhere = !resources.is_empty()
                && resources.iter().all(|resource| {
                    MskArn::of(resource).is_some_and(|arn| arn.kind != MskKind::Cluster)
                });
            let action = statement.actions.only().iter().find(|action| {
                action.is_plain()
                    && matches!(catalog().lookup(action), Lookup::Known(list)
                        if list.iter().any(|facts| facts.full_name() == IDEMPOTENT))
            });
            let (true, Some(action)) = (elsewhere, action) else {
                continue;
            };
            let message = format!(
                "{IDEMPOTENT} works on clusters, and this statement names none: on topics it grants nothing"
            );
            let at = inner(&action.text, action.span);
            out.certain(at, &written.at(statement), message).help(
                "add the cluster's ARN to Resource, arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/*",
            );
        }
    }
}
