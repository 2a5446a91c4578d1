//! MSK313: the right to write idempotently without the right to write.

use crate::principals::soften;
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

const IDEMPOTENT: &str = "kafka-cluster:WriteDataIdempotently";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        if !principal.union.grants("kafka-cluster:WriteData").is_empty() {
            continue;
        }
        let grants = principal.union.grants(IDEMPOTENT);
        // A wildcard such as `kafka-cluster:*` on the cluster means more than this one right.
        let plain = grants.iter().find(|grant| {
            grant.action.is_some_and(iam::Action::is_plain)
                && principal.written(grant.policy).is_some()
        });
        let Some(grant) = plain else { continue };
        let (span, path) = principal.place(grant);
        let message = format!(
            "{IDEMPOTENT} is allowed, but kafka-cluster:WriteData is not {}: who does not write needs neither",
            principal.looked_at(),
        );
        let at = grant
            .action
            .map_or(span, |action| inner(&action.text, span));
        let finding = out.certain(at, &path, message);
        finding.help(format!(
            "remove {IDEMPOTENT}, or allow WriteData on the topics"
        ));
        soften(principal, finding, Severity::Note);
    }
}
