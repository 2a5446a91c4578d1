//! MSK320: rights on topics or groups of a cluster that the principal may not connect to.

use crate::principals::soften;
use iam::{Grant, Lookup, MskArn, MskKind, Resource, catalog};
use lint::{Findings, Severity};
use model::Estate;
use model::access::{Principal, Written, inner};

use crate::companions::same_cluster;

const CONNECT: &str = "kafka-cluster:Connect";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for principal in estate.principals() {
        let connects = principal.union.grants(CONNECT);
        if connects.is_empty() || !principal.union.is_closed() {
            continue;
        }
        for (resource, written, statement) in data_arns(principal) {
            let elsewhere = connects.iter().all(|grant| {
                grant
                    .resource
                    .is_some_and(|cluster| !same_cluster(cluster, resource))
            });
            // One name with two UUIDs has a rule of its own.
            if !elsewhere || connects.iter().any(|grant| same_name(grant, resource)) {
                continue;
            }
            let names = cluster_names(&connects);
            let mine = MskArn::of(resource)
                .map(|arn| arn.name.text)
                .unwrap_or_default();
            let message = format!(
                "`{resource}` belongs to cluster `{}`, and {CONNECT} is allowed on {names} only: these rights cannot be used",
                iam::readable(&mine),
            );
            let at = inner(&resource.text, resource.span);
            let finding = out.certain(at, &written.at(statement), message);
            finding
                .detail(resource.to_string())
                .help("name the same cluster in both, or allow Connect on this one too");
            if let Some(cluster) = connects.first().and_then(|grant| grant.resource) {
                finding.see(
                    inner(&cluster.text, cluster.span),
                    "Connect is allowed here",
                );
            }
            soften(principal, finding, Severity::Error);
        }
    }
}

fn same_name(grant: &Grant<'_>, resource: &Resource) -> bool {
    let name = |one: &Resource| MskArn::of(one).map(|arn| arn.name.text);
    grant
        .resource
        .is_some_and(|cluster| name(cluster) == name(resource))
}

type Place<'p> = (&'p Resource, &'p Written, &'p iam::Statement);

/// The topic, group and transactional-id ARNs of statements that grant actions on them.
fn data_arns(principal: &Principal) -> Vec<Place<'_>> {
    let mut found = Vec::new();
    for (policy, statement) in principal.union.statements() {
        let Some(written) = principal.written(policy).filter(|_| statement.is_allow()) else {
            continue;
        };
        for resource in statement.resources.only() {
            let data = MskArn::of(resource).is_some_and(|arn| arn.kind != MskKind::Cluster);
            if data && grants_data(statement, resource) {
                found.push((resource, written, statement));
            }
        }
    }
    found
}

fn grants_data(statement: &iam::Statement, resource: &Resource) -> bool {
    statement.actions.only().iter().any(|action| {
        action.prefix().as_deref() == Some("kafka-cluster")
            && matches!(catalog().lookup(action), Lookup::Known(list)
                if list.iter().any(|facts| facts.takes(resource)))
    })
}

fn cluster_names(connects: &[Grant<'_>]) -> String {
    let mut names: Vec<String> = connects
        .iter()
        .filter_map(|grant| MskArn::of(grant.resource?))
        .map(|arn| format!("`{}`", iam::readable(&arn.name.text)))
        .collect();
    names.dedup();
    names.join(", ")
}
