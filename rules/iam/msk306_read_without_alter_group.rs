//! MSK306: reading topics without the right to join a consumer group.

use crate::principals::soften;
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

use crate::companions::unaccompanied;

const READ: &str = "kafka-cluster:ReadData";
const GROUP: &str = "kafka-cluster:AlterGroup";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        // Firehose and Replicator assign partitions themselves and join no group.
        let joins_none =
            |name: &str| matches!(name, "firehose.amazonaws.com" | "kafka.amazonaws.com");
        if principal.trusts(joins_none) {
            continue;
        }
        if let Some(lack) = unaccompanied(principal, READ, GROUP).into_iter().next() {
            let (span, path) = principal.place(&lack.grant);
            let message = format!(
                "{READ} is allowed, but {GROUP} is not allowed on any consumer group of that cluster {}: a consumer \
                 that subscribes cannot join its group",
                principal.looked_at(),
            );
            let at = lack
                .grant
                .action
                .map_or(span, |action| inner(&action.text, span));
            let finding = out.certain(at, &path, message);
            finding.help(format!(
                "allow {GROUP} and kafka-cluster:DescribeGroup on the group's ARN; a reader that assigns its \
                 partitions itself needs neither"
            ));
            soften(principal, finding, Severity::Warning);
        }
    }
}
