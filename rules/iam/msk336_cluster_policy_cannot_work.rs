//! MSK336: a cluster policy under which a client of another account cannot work.

use cloudformation::Resource as Declared;
use iam::{
    Document, Effect, Lookup, MskArn, MskKind, Pattern, PrincipalKind, Resource, Statement, catalog,
};
use lint::Findings;
use model::Estate;
use model::access::{self, Written, inner, lower};

/// What a client of another account needs before it reaches a broker. Source: MSK Developer Guide, "Permissions for
/// multi-VPC private connectivity", as of 2026-07-22.
const FIRST: [&str; 4] = [
    "kafka:CreateVpcConnection",
    "kafka:GetBootstrapBrokers",
    "kafka:DescribeCluster",
    "kafka:DescribeClusterV2",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for written in access::clusters(estate) {
        without_connection(&written, out);
        data_on_cluster_only(&written, out);
    }
    for (_, resource) in estate.of_type("AWS::MSK::ClusterPolicy") {
        of_another_cluster(&resource, out);
    }
}

fn without_connection(written: &Written, out: &mut Findings<'_>) {
    let document = &written.document;
    let missing: Vec<&str> = FIRST
        .into_iter()
        .filter(|action| !allows(document, action))
        .collect();
    let client = document.allows().find_map(|statement| {
        let account = |kind: &PrincipalKind| {
            matches!(kind, PrincipalKind::Account(_) | PrincipalKind::Identity(_))
        };
        let theirs = statement
            .principals
            .only()
            .iter()
            .any(|one| account(&one.kind));
        let action = statement
            .actions
            .only()
            .iter()
            .find(|action| action.prefix().as_deref() == Some("kafka-cluster"))?;
        theirs.then_some((statement, action))
    });
    let Some((statement, action)) =
        client.filter(|_| !missing.is_empty() && !document.is_partly_unknown())
    else {
        return;
    };
    let message = format!(
        "the policy grants `{}` to another account, but not {}: its clients cannot set up the private connection",
        action.as_str(),
        missing.join(", ")
    );
    out.certain(
        inner(&action.text, action.span),
        &written.at(statement),
        message,
    )
    .help(format!(
        "allow {} on the cluster's ARN too",
        missing.join(", ")
    ));
}

/// Whether some statement may allow an action.
fn allows(document: &Document, action: &str) -> bool {
    let pattern = Pattern::read_ignoring_case(action);
    document
        .statements
        .iter()
        .filter(|statement| statement.effect != Some(Effect::Deny))
        .any(|statement| !statement.speaks_of(&pattern).is_no())
}

fn data_on_cluster_only(written: &Written, out: &mut Findings<'_>) {
    for statement in written.document.allows() {
        let resources = statement.resources.only();
        let cluster_only = !resources.is_empty()
            && resources.iter().all(|resource| {
                MskArn::of(resource).is_some_and(|arn| arn.kind == MskKind::Cluster)
            });
        let Some(action) = homeless(statement).filter(|_| cluster_only) else {
            continue;
        };
        let message = format!(
            "`{}` works on topics, groups or transactional ids, and this statement names the cluster only: it grants nothing",
            action.as_str()
        );
        out.certain(
            inner(&action.text, action.span),
            &written.at(statement),
            message,
        )
        .detail(action.as_str())
        .help("add the topic and group ARNs: topic/NAME/*, group/NAME/*");
    }
}

/// The first data-plane action that is written out and finds no resource in its statement.
fn homeless(statement: &Statement) -> Option<&iam::Action> {
    statement
        .actions
        .only()
        .iter()
        .filter(|one| one.is_plain())
        .find(|action| {
            matches!(catalog().lookup(action), Lookup::Known(list) if list.iter().all(|facts| {
                facts.service == "kafka-cluster"
                    && !statement.resources.only().iter().any(|resource| facts.takes(resource))
            }))
        })
}

fn of_another_cluster(declared: &Declared<'_>, out: &mut Findings<'_>) {
    let properties = declared.properties();
    let of = format!("cluster policy {}", declared.name());
    let policy = access::at(
        declared,
        &properties.get("Policy"),
        iam::Place::Cluster,
        &of,
    );
    let Some(written) = policy else { return };
    let json = lower(&properties.get("ClusterArn"), declared.template());
    let iam::JsonKind::Text(text) = &json.kind else {
        return;
    };
    let cluster = Resource::read(text, json.span, iam::Language::Literal);
    let Some(mine) = MskArn::of(&cluster) else {
        return;
    };
    for statement in written.document.allows() {
        for resource in statement.resources.only() {
            let Some(other) = MskArn::of(resource).filter(|other| !other.may_share_cluster(&mine))
            else {
                continue;
            };
            let message = format!(
                "`{resource}` belongs to cluster `{}`, and this is the policy of `{}`: it grants nothing",
                iam::readable(&other.name.text),
                iam::readable(&mine.name.text)
            );
            out.certain(
                inner(&resource.text, resource.span),
                &written.at(statement),
                message,
            )
            .detail(resource.to_string())
            .help("name the cluster that the policy is attached to");
        }
    }
}
