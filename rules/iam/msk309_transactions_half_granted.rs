//! MSK309: transactional ids without what a transaction needs beside them.

use crate::principals::soften;
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

use crate::companions::{unaccompanied, uncovered};

const ALTER: &str = "kafka-cluster:AlterTransactionalId";
const DESCRIBE: &str = "kafka-cluster:DescribeTransactionalId";
const WRITE: &str = "kafka-cluster:WriteData";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        let lacks = uncovered(principal, ALTER, DESCRIBE)
            .into_iter()
            .map(|lack| (lack, DESCRIBE))
            .chain(
                unaccompanied(principal, ALTER, WRITE)
                    .into_iter()
                    .map(|lack| (lack, WRITE)),
            );
        for (lack, companion) in lacks {
            let (span, path) = principal.place(&lack.grant);
            let message = format!(
                "{ALTER} is allowed, but {companion} is not allowed for it {}: transactions cannot run",
                principal.looked_at(),
            );
            let at = lack
                .grant
                .action
                .map_or(span, |action| inner(&action.text, span));
            let finding = out.certain(at, &path, message);
            finding
                .detail(companion)
                .help(format!("allow {companion} on the same cluster"));
            soften(principal, finding, Severity::Error);
        }
    }
}
