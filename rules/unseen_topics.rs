//! Reading or writing topics without seeing them. In: the estate, the action, and what happens without
//! `DescribeTopic`. Out: a finding for every grant of the action that lacks it.

use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

use crate::companions::uncovered;
use crate::principals::soften;

const COMPANION: &str = "kafka-cluster:DescribeTopic";

pub(crate) fn report(estate: &Estate, out: &mut Findings<'_>, action: &str, consequence: &str) {
    for principal in estate.principals() {
        for lack in uncovered(principal, action, COMPANION) {
            let (span, path) = principal.place(&lack.grant);
            let on = lack
                .grant
                .resource
                .map(ToString::to_string)
                .unwrap_or_default();
            let part = if lack.partly { "all of " } else { "" };
            let message = format!(
                "{action} is allowed on {on}, but {COMPANION} is not allowed on {part}it {}: {consequence}",
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
