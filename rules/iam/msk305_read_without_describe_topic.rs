//! MSK305: reading topics without seeing them.

use crate::principals::soften;
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

use crate::companions::uncovered;

const ACTION: &str = "kafka-cluster:ReadData";
const COMPANION: &str = "kafka-cluster:DescribeTopic";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        for lack in uncovered(principal, ACTION, COMPANION) {
            let (span, path) = principal.place(&lack.grant);
            let on = lack
                .grant
                .resource
                .map(ToString::to_string)
                .unwrap_or_default();
            let part = if lack.partly { "all of " } else { "" };
            let message = format!(
                "{ACTION} is allowed on {on}, but {COMPANION} is not allowed on {part}it {}: a consumer that cannot ask for a topic's partitions cannot read it",
                principal.looked_at(),
            );
            let at = lack
                .grant
                .action
                .map_or(span, |action| inner(&action.text, span));
            let finding = out.certain(at, &path, message);
            finding
                .detail(on.clone())
                .help(format!("allow {COMPANION} on {on} too"));
            let worst = if lack.partly {
                Severity::Warning
            } else {
                Severity::Error
            };
            soften(principal, finding, worst);
        }
    }
}
