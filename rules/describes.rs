//! Changing rights and the describing right that each needs on the same resource.

use crate::principals::soften;
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

use crate::companions::uncovered;

/// Reports each action of a pair that is granted without its companion, as warnings.
pub(crate) fn report(estate: &Estate, out: &mut Findings<'_>, pairs: &[(&str, &str)]) {
    for principal in estate.principals() {
        let mut told = Vec::new();
        for (action, companion) in pairs {
            for lack in uncovered(principal, action, companion) {
                let (span, path) = principal.place(&lack.grant);
                // One wildcard that stands for several actions is one finding.
                if told.contains(&span) {
                    continue;
                }
                told.push(span);
                let on = lack
                    .grant
                    .resource
                    .map(ToString::to_string)
                    .unwrap_or_default();
                let message = format!(
                    "{action} is allowed on {on}, but {companion}, which it needs, is not {}",
                    principal.looked_at(),
                );
                let at = lack.grant.action.map_or(span, |one| inner(&one.text, span));
                let finding = out.certain(at, &path, message);
                finding
                    .detail(format!("{action} {on}"))
                    .help(format!("allow {companion} on {on} too"));
                soften(principal, finding, Severity::Warning);
            }
        }
    }
}
