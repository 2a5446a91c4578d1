//! MSK327: rights that serverless clusters do not have, granted on a serverless cluster.

use model::access::inner;
use std::collections::BTreeSet;

use iam::{MskArn, MskKind, catalog};
use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let serverless = names(estate.serverless());
    let provisioned = names(estate.provisioned());
    let known = |arn: &MskArn| {
        let name = &arn.name.text;
        let by_name = serverless.contains(name) && !provisioned.contains(name);
        by_name
            || arn
                .uuid
                .as_ref()
                .is_some_and(|uuid| is_serverless_uuid(&uuid.text))
    };
    let actions = catalog()
        .service("kafka-cluster")
        .map_or(&[][..], |service| service.actions())
        .iter()
        .filter(|facts| !facts.serverless);
    for principal in estate.principals() {
        for facts in actions.clone() {
            let name = facts.full_name();
            let grants = principal.union.grants(&name);
            let on_serverless = !grants.is_empty()
                && grants.iter().all(|grant| {
                    grant
                        .resource
                        .and_then(MskArn::of)
                        .is_some_and(|arn| arn.kind == MskKind::Cluster && known(&arn))
                });
            let plain = grants.iter().find(|grant| {
                grant.action.is_some_and(iam::Action::is_plain)
                    && principal.written(grant.policy).is_some()
            });
            let Some(grant) = plain.filter(|_| on_serverless) else {
                continue;
            };
            let (span, path) = principal.place(grant);
            let message = format!(
                "{name} has no meaning on a serverless cluster, and is granted on nothing else"
            );
            let at = grant
                .action
                .map_or(span, |action| inner(&action.text, span));
            out.certain(at, &path, message)
                .detail(name)
                .help("remove the action");
        }
    }
}

fn names<'e>(clusters: impl Iterator<Item = model::Cluster<'e>>) -> BTreeSet<String> {
    clusters
        .filter_map(|cluster| cluster.name().value.known().cloned())
        .collect()
}

/// The UUIDs of serverless clusters end in `-s` and digits, as seen in the guide's samples.
fn is_serverless_uuid(text: &str) -> bool {
    iam::is_cluster_uuid(text)
        && text.rsplit('-').next().is_some_and(|suffix| {
            suffix.strip_prefix('s').is_some_and(|digits| {
                !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
            })
        })
}
