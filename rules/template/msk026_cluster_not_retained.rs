//! MSK026: a cluster that goes with its stack, data included.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.clusters() {
        let resource = cluster.resource;
        for (policy, when) in [
            ("DeletionPolicy", "when the stack is deleted"),
            ("UpdateReplacePolicy", "when a change replaces it"),
        ] {
            let fact = resource.attribute(policy).string();
            let deleted = |value: Option<&String>| value.is_none_or(|word| word == "Delete");
            let Some(hit) = fact.value.holds_for(deleted) else {
                continue;
            };
            let message = format!(
                "cluster {} and all its data are deleted {when}: {policy} is not Retain",
                resource.name(),
            );
            out.at(
                resource.span(),
                &resource.path().child(policy),
                &hit,
                message,
            )
            .detail(policy)
            .help("add DeletionPolicy: Retain and UpdateReplacePolicy: Retain beside Type");
            break;
        }
    }
}
