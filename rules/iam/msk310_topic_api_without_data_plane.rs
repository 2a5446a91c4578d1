//! MSK310: topic operations of the control plane without the data-plane rights that they use.

use crate::principals::soften;
use iam::catalog;
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let topic_operations = catalog()
        .service("kafka")
        .map_or(&[][..], |service| service.actions())
        .iter()
        .filter(|facts| {
            facts
                .requires
                .iter()
                .any(|name| name.starts_with("kafka-cluster:"))
        });
    for principal in estate.principals() {
        if !principal.union.is_closed() {
            continue;
        }
        for facts in topic_operations.clone() {
            let name = facts.full_name();
            let grants = principal.union.grants(&name);
            // A wildcard such as `kafka:*` or `kafka:Describe*` is not about topics.
            let plain = grants.iter().find(|grant| {
                grant.action.is_some_and(iam::Action::is_plain)
                    && principal.written(grant.policy).is_some()
            });
            let Some(grant) = plain else { continue };
            let missing: Vec<&str> = facts
                .requires
                .iter()
                .copied()
                .filter(|need| {
                    need.starts_with("kafka-cluster:") && principal.union.grants(need).is_empty()
                })
                .collect();
            if missing.is_empty() {
                continue;
            }
            let (span, path) = principal.place(grant);
            let message = format!(
                "{name} is allowed, but it acts through {}, not allowed {}: the call is refused",
                missing.join(", "),
                principal.looked_at(),
            );
            let at = grant
                .action
                .map_or(span, |action| inner(&action.text, span));
            let finding = out.certain(at, &path, message);
            finding
                .detail(name)
                .help(format!("allow {} as well", missing.join(", ")));
            soften(principal, finding, Severity::Warning);
        }
    }
}
