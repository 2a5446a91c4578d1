//! What runs with a role of the template and reaches Kafka with the role's rights. In: the estate. Out: each connector,
//! event source, Firehose stream and replicator with its role and what it needs of it.

use cloudformation::{Cursor, Resource};
use fact::{Confidence, Value};
use iam::{Target, UseCase};
use model::access::{self, Principal};
use model::{Cluster, ClusterKind, Estate};

use crate::connectors::{Connector, connectors};

/// Something that runs with a role.
pub(crate) struct RoleUser<'e> {
    pub(crate) resource: Resource<'e>,
    /// Where it names the role, or what the role is for.
    pub(crate) place: Cursor<'e>,
    pub(crate) role: Principal,
    pub(crate) case: UseCase,
    pub(crate) target: Target,
    /// Whether it is a connector that reads topics.
    pub(crate) sink: bool,
}

/// All of them whose clients log in with IAM.
pub(crate) fn role_users(estate: &Estate) -> Vec<RoleUser<'_>> {
    let mut found = Vec::new();
    for (at, mapping) in estate.of_type("AWS::Lambda::EventSourceMapping") {
        let properties = mapping.properties();
        let function = properties.get("FunctionName");
        if let Some(role) = role_of_function(estate, at, &mapping, &function) {
            let source = properties.get("EventSourceArn");
            found.extend(event_source(
                estate,
                at,
                &mapping,
                &properties,
                &source,
                role,
                function,
            ));
        }
    }
    for (at, function) in estate.of_type("AWS::Serverless::Function") {
        sam_events(estate, at, &function, &mut found);
    }
    for connector in connectors(estate) {
        found.extend(connector_role(estate, &connector));
    }
    for (at, stream) in estate.of_type("AWS::KinesisFirehose::DeliveryStream") {
        found.extend(firehose(estate, at, stream));
    }
    for (at, replicator) in estate.of_type("AWS::MSK::Replicator") {
        let place = replicator.property("ServiceExecutionRoleArn");
        if let Some(role) = role_at(estate, at, &place) {
            found.push(RoleUser {
                resource: replicator,
                place,
                role,
                case: UseCase::Replicator,
                // Which rights it needs on the source and which on the target is not told apart here.
                target: Target::default(),
                sink: false,
            });
        }
    }
    found
}

fn sam_events<'e>(
    estate: &'e Estate,
    at: usize,
    function: &Resource<'e>,
    found: &mut Vec<RoleUser<'e>>,
) {
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
        let kind = event.get("Type").string();
        if kind.value.known().is_some_and(|kind| kind == "MSK") {
            let inside = event.get("Properties");
            let source = inside.get("Stream");
            let role = principal.clone();
            found.extend(event_source(
                estate, at, function, &inside, &source, role, event,
            ));
        }
    }
}

/// One event source on a cluster of the template that clients reach with IAM.
fn event_source<'e>(
    estate: &'e Estate,
    at: usize,
    of: &Resource<'e>,
    properties: &Cursor<'e>,
    source: &Cursor<'e>,
    role: Principal,
    place: Cursor<'e>,
) -> Option<RoleUser<'e>> {
    let credentials = properties.get("SourceAccessConfigurations");
    let cluster = estate.cluster(at, &referred(source)?)?;
    if !credentials.value().is_absent() || !takes_iam(&cluster) {
        return None;
    }
    let group = ["AmazonManagedKafkaEventSourceConfig", "ConsumerGroupId"];
    let group = [properties.at(&group), properties.get("ConsumerGroupId")]
        .iter()
        .find_map(|cursor| cursor.string().value.known().cloned());
    Some(RoleUser {
        resource: *of,
        place,
        role,
        case: UseCase::Lambda,
        target: Target {
            topics: known_texts(&properties.get("Topics")),
            groups: group.into_iter().collect(),
            ..target_of(&cluster)
        },
        sink: false,
    })
}

fn connector_role<'e>(estate: &'e Estate, connector: &Connector<'e>) -> Option<RoleUser<'e>> {
    let place = connector.at(&["ServiceExecutionRoleArn"]);
    let authentication = connector.authentication();
    if authentication
        .value
        .known()
        .is_none_or(|kind| kind != "IAM")
    {
        return None;
    }
    let role = role_at(estate, connector.template(), &place)?;
    let cluster = connector
        .cluster()
        .filter(|(_, confidence)| *confidence >= Confidence::Medium);
    // Only sink connectors are given topics to read.
    let topics = connector.at(&["ConnectorConfiguration", "topics"]).string();
    let topics = topics.value.known().map_or_else(Vec::new, |text| {
        let names = text.split(',').map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty()).collect()
    });
    Some(RoleUser {
        resource: connector.resource,
        place,
        role,
        case: UseCase::Connect,
        sink: !topics.is_empty(),
        target: Target {
            topics,
            ..cluster.map_or_else(Target::default, |(cluster, _)| target_of(&cluster))
        },
    })
}

fn firehose<'e>(estate: &'e Estate, at: usize, stream: Resource<'e>) -> Option<RoleUser<'e>> {
    let source = stream.property("MSKSourceConfiguration");
    let place = source.at(&["AuthenticationConfiguration", "RoleARN"]);
    let role = role_at(estate, at, &place)?;
    let cluster = referred(&source.get("MSKClusterARN")).and_then(|name| estate.cluster(at, &name));
    let topic = source.get("TopicName").string().value.known().cloned();
    Some(RoleUser {
        resource: stream,
        place,
        role,
        case: UseCase::Firehose,
        target: Target {
            topics: topic.into_iter().collect(),
            ..cluster.map_or_else(Target::default, |cluster| target_of(&cluster))
        },
        sink: false,
    })
}

fn target_of(cluster: &Cluster<'_>) -> Target {
    Target {
        serverless: cluster.kind == ClusterKind::Serverless,
        ..Target::of_declared(
            cluster.name().value.known().map(String::as_str),
            cluster.resource.name(),
        )
    }
}

/// Serverless clusters take nothing but IAM; of the others those are meant on which IAM is on.
fn takes_iam(cluster: &Cluster<'_>) -> bool {
    cluster.kind == ClusterKind::Serverless || cluster.iam().value.known() == Some(&true)
}

fn known_texts(list: &Cursor<'_>) -> Vec<String> {
    let list = list.elements();
    let items = list.value.known().map_or(&[][..], Vec::as_slice);
    items
        .iter()
        .filter_map(|item| item.string().value.known().cloned())
        .collect()
}

fn role_at(estate: &Estate, at: usize, place: &Cursor<'_>) -> Option<Principal> {
    access::principal(estate, at, &referred(place)?)
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
    let role = function.property("Role");
    if role.value().is_absent() {
        return access::principal(estate, at, &name);
    }
    role_at(estate, at, &role)
}
