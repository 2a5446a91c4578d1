//! MSK305: reading topics without seeing them.

use lint::{Findings, Severity};
use model::Estate;

use crate::{companions::uncovered, policies::inner, principals};

const ACTION: &str = "kafka-cluster:ReadData";
const COMPANION: &str = "kafka-cluster:DescribeTopic";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in principals::all(estate) {
        for lack in uncovered(&principal, ACTION, COMPANION) {
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
            principal.soften(finding, worst);
        }
    }
}
