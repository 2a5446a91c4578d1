//! MSK321: two UUIDs for one cluster name, of which only one may be connected to.

use crate::principals::soften;
use iam::{MskArn, MskKind, is_cluster_uuid};
use lint::{Findings, Severity};
use model::Estate;
use model::access::inner;

const CONNECT: &str = "kafka-cluster:Connect";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        let connects: Vec<MskArn> = principal
            .union
            .grants(CONNECT)
            .iter()
            .filter_map(|grant| MskArn::of(grant.resource?))
            .collect();
        for (policy, statement) in principal.union.statements() {
            let Some(written) = principal.written(policy).filter(|_| statement.is_allow()) else {
                continue;
            };
            for resource in statement.resources.only() {
                let Some(arn) = MskArn::of(resource) else {
                    continue;
                };
                let Some(uuid) = known_uuid(&arn).filter(|_| arn.kind != MskKind::Cluster) else {
                    continue;
                };
                let same_name = |one: &&MskArn| one.name.text == arn.name.text;
                let mut known = connects.iter().filter(same_name).peekable();
                let stale = known.peek().is_some()
                    && known
                        .clone()
                        .all(|one| known_uuid(one).is_some_and(|other| other != uuid));
                if !stale {
                    continue;
                }
                let other = known.next().and_then(known_uuid).unwrap_or_default();
                let message = format!(
                    "cluster `{}` has the UUID {uuid} here and {other} where {CONNECT} is allowed: one of them is of \
                     another or a deleted cluster",
                    arn.name.text
                );
                let finding = out.certain(
                    inner(&resource.text, resource.span),
                    &written.at(statement),
                    message,
                );
                finding.detail(resource.to_string()).help(
                    "write a star in the place of the UUID, or the UUID of the cluster that exists",
                );
                soften(principal, finding, Severity::Warning);
            }
        }
    }
}

fn known_uuid(arn: &MskArn) -> Option<&str> {
    let text = arn.uuid.as_ref()?.text.as_str();
    is_cluster_uuid(text).then_some(text)
}
