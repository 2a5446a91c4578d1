//! MSK309: transactional ids without what a transaction needs beside them.

use lint::{Findings, Severity};
use model::Estate;

use crate::{
    companions::{unaccompanied, uncovered},
    policies::inner,
    principals,
};

const ALTER: &str = "kafka-cluster:AlterTransactionalId";
const DESCRIBE: &str = "kafka-cluster:DescribeTransactionalId";
const WRITE: &str = "kafka-cluster:WriteData";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in principals::all(estate) {
        let lacks = uncovered(&principal, ALTER, DESCRIBE)
            .into_iter()
            .map(|lack| (lack, DESCRIBE))
            .chain(
                unaccompanied(&principal, ALTER, WRITE)
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
            principal.soften(finding, Severity::Error);
        }
    }
}
