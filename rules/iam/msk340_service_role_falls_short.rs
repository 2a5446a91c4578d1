//! MSK340: the role of a connector, or of a function behind an event source mapping, without the rights it needs.

use crate::principals::soften;
use cloudformation::{Cursor, Resource};
use fact::Value;
use iam::{Request, Target, UseCase, Verdict};
use lint::{Findings, Severity};
use model::access::{self, Principal};
use model::{Cluster, ClusterKind, Estate};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (at, mapping) in estate.of_type("AWS::Lambda::EventSourceMapping") {
        let properties = mapping.properties();
        let function = properties.get("FunctionName");
        if let Some(role) = role_of_function(estate, at, &mapping, &function) {
            event_source(
                estate,
                &mapping,
                &properties,
                "EventSourceArn",
                &role,
                &function,
                out,
            );
        }
    }
    for (at, function) in estate.of_type("AWS::Serverless::Function") {
        sam_events(estate, at, &function, out);
    }
    for (at, connector) in estate.of_type("AWS::KafkaConnect::Connector") {
        let properties = connector.properties();
        let authentication =
            properties.at(&["KafkaClusterClientAuthentication", "AuthenticationType"]);
        let role = properties.get("ServiceExecutionRoleArn");
        let iam = authentication
            .string()
            .value
            .known()
            .is_some_and(|kind| kind == "IAM");
        if let Some(principal) = referred(&role)
            .filter(|_| iam)
            .and_then(|name| access::principal(estate, at, &name))
        {
            report(
                UseCase::Connect,
                &principal,
                &Target::default(),
                &connector,
                &role,
                out,
            );
        }
    }
}

fn sam_events(estate: &Estate, at: usize, function: &Resource<'_>, out: &mut Findings<'_>) {
    let properties = function.properties();
    let role = properties.get("Role");
    let name = if role.value().is_absent() {
        Some(function.name().to_owned())
    } else {
        referred(&role)
    };
    let Some(principal) = name.and_then(|name| access::principal(estate, at, &name)) else {
        return;
    };
    for (_, event) in properties.get("Events").entries() {
        if event
            .get("Type")
            .string()
            .value
            .known()
            .is_some_and(|kind| kind == "MSK")
        {
            let inside = event.get("Properties");
            event_source(estate, function, &inside, "Stream", &principal, &event, out);
        }
    }
}

/// The needs of one event source on a cluster of the template that clients reach with IAM.
fn event_source(
    estate: &Estate,
    of: &Resource<'_>,
    properties: &Cursor<'_>,
    cluster: &str,
    role: &Principal,
    place: &Cursor<'_>,
    out: &mut Findings<'_>,
) {
    let by_secret = !properties
        .get("SourceAccessConfigurations")
        .value()
        .is_absent();
    let name = referred(&properties.get(cluster));
    let cluster = estate.clusters().find(|cluster| {
        Some(cluster.resource.name()) == name.as_deref()
            && cluster.resource.template().file() == of.template().file()
    });
    let Some(cluster) = cluster.filter(|cluster| !by_secret && takes_iam_only(cluster)) else {
        return;
    };
    let group = ["AmazonManagedKafkaEventSourceConfig", "ConsumerGroupId"];
    let group = [properties.at(&group), properties.get("ConsumerGroupId")]
        .iter()
        .find_map(|cursor| cursor.string().value.known().cloned());
    let topics = properties.get("Topics").elements();
    let topics = topics.value.known().map_or(&[][..], Vec::as_slice);
    let target = Target {
        serverless: cluster.kind == ClusterKind::Serverless,
        topics: topics
            .iter()
            .filter_map(|topic| topic.string().value.known().cloned())
            .collect(),
        groups: group.into_iter().collect(),
        ..Target::of_declared(
            cluster.name().value.known().map(String::as_str),
            cluster.resource.name(),
        )
    };
    report(UseCase::Lambda, role, &target, of, place, out);
}

/// Serverless clusters take nothing but IAM; of the others those are meant on which IAM is on.
fn takes_iam_only(cluster: &Cluster<'_>) -> bool {
    cluster.kind == ClusterKind::Serverless || cluster.iam().value.known() == Some(&true)
}

fn report(
    case: UseCase,
    role: &Principal,
    target: &Target,
    of: &Resource<'_>,
    place: &Cursor<'_>,
    out: &mut Findings<'_>,
) {
    let missing: Vec<String> = case
        .missing(&role.union, target, &Request::new())
        .into_iter()
        .filter(|one| one.need.when.is_none() && one.need.action.starts_with("kafka-cluster:"))
        // What depends on something unknown is not missing; what a policy that could not be read may add is softened.
        .filter(|one| matches!(&one.verdict, Verdict::No(_)) || only_open(&one.verdict))
        .map(|one| {
            format!(
                "{} on {}",
                one.need.action,
                short(&one.need.resource.to_string())
            )
        })
        .collect();
    if missing.is_empty() {
        return;
    }
    let message = format!(
        "{} needs rights that are not {}: {}",
        of.name(),
        role.looked_at(),
        missing.join(", ")
    );
    let finding = out.certain(place.span(), place.path(), message);
    finding
        .detail(of.name())
        .help(format!(
            "`mskwise access policy --as {case}` writes the policy"
        ))
        .see(role.span, "the role");
    soften(role, finding, Severity::Error);
}

fn only_open(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Depends(doubts) if matches!(doubts[..], [iam::Doubt::Open(_)]))
}

/// An ARN from its type word on: the rest is the stack's own.
fn short(arn: &str) -> String {
    arn.splitn(6, ':').nth(5).unwrap_or(arn).to_owned()
}

fn referred(cursor: &Cursor<'_>) -> Option<String> {
    match cursor.target().value {
        Value::Known(target) => target.resource().map(str::to_owned),
        _ => None,
    }
}

fn role_of_function(
    estate: &Estate,
    at: usize,
    mapping: &Resource<'_>,
    function: &Cursor<'_>,
) -> Option<Principal> {
    let name = referred(function)?;
    let function = mapping.template().resource(&name)?;
    let role = function.properties().get("Role");
    if role.value().is_absent() {
        return access::principal(estate, at, &name);
    }
    access::principal(estate, at, &referred(&role)?)
}
