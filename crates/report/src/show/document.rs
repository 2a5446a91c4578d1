//! The published JSON document `mskwise/show/1`. Fields may be added, none renamed.

use std::collections::BTreeSet;

use cloudformation::Resource;
use fact::Fact;
use model::{
    Cluster, ClusterKind, Configuration, Estate, Origin, Scope, SettingsFile, SettingsKind,
    SettingsSource, Topic, facts,
};
use serde::Serialize;

use super::people::{Principal, principals};
use super::value::{Item, Teller, Unknown, told};
use crate::spot::Placed;

/// The name and version of the document.
pub const SCHEMA: &str = "mskwise/show/1";

/// The whole document.
#[derive(Clone, Debug, Serialize)]
pub struct Show {
    schema: &'static str,
    pub(super) clusters: Vec<ClusterShown>,
    pub(super) configurations: Vec<Settings>,
    pub(super) clients: Vec<Settings>,
    pub(super) workers: Vec<Settings>,
    /// Brokers that somebody runs alone.
    pub(super) own_brokers: Vec<Settings>,
    pub(super) topics: Vec<Thing>,
    pub(super) connectors: Vec<Thing>,
    pub(super) principals: Vec<Principal>,
    pub(super) links: Vec<Link>,
    pub(super) unknown: Vec<Unknown>,
}

/// A cluster and the settings its brokers run with.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ClusterShown {
    pub(super) name: String,
    /// `standard`, `express`, `serverless`, or `provisioned` when the broker size cannot be told.
    pub(super) kind: &'static str,
    #[serde(flatten)]
    pub(super) thing: Body,
    /// Effective: declared, else MSK's default, else Kafka's.
    pub(super) settings: Vec<Item>,
}

/// Where something is declared, and its properties.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Body {
    pub(super) path: String,
    #[serde(flatten)]
    pub(super) at: Placed,
    pub(super) properties: Vec<Item>,
}

/// Something with a name and properties.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Thing {
    pub(super) name: String,
    #[serde(flatten)]
    pub(super) body: Body,
}

/// Declared settings.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Settings {
    /// The logical address; empty for a file of its own.
    pub(super) path: String,
    pub(super) file: String,
    /// How they are written down, where that is no `.properties` file: `spring`, `compose`, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<&'static str>,
    pub(super) settings: Vec<Item>,
}

/// One thing that points at another.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Link {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) what: &'static str,
}

impl Show {
    /// Tells an estate.
    #[must_use]
    pub fn of(estate: &Estate) -> Self {
        let mut teller = Teller {
            sources: &estate.sources,
            unknown: Vec::new(),
        };
        let mut links = Vec::new();
        let clusters = clusters(estate, &mut teller, &mut links);
        let topics = estate
            .topics()
            .map(|topic| self::topic(&topic, &mut teller, &mut links))
            .collect();
        for target in estate.scalable_targets() {
            if let Some(cluster) = target.cluster() {
                links.push(link(
                    &target.resource,
                    &cluster.resource,
                    "scales the storage of",
                ));
            }
        }
        let mut connectors: Vec<Thing> = estate
            .of_type("AWS::KafkaConnect::Connector")
            .map(|(_, resource)| connector(&resource, &mut teller))
            .collect();
        connectors.extend(
            of_kind(estate, SettingsKind::Connector).map(|file| loose_connector(file, &mut teller)),
        );
        let configurations = estate
            .configurations()
            .iter()
            .map(|one| configuration(estate, one, &mut teller));
        let mut configurations: Vec<Settings> = configurations.collect();
        configurations.extend(files(estate, SettingsKind::Broker, &mut teller));
        let mut show = Self {
            schema: SCHEMA,
            clusters,
            configurations,
            clients: files(estate, SettingsKind::Client, &mut teller),
            workers: files(estate, SettingsKind::Worker, &mut teller),
            own_brokers: own_brokers(estate, &mut teller),
            topics,
            connectors,
            principals: principals(estate, &teller),
            links,
            unknown: teller.unknown,
        };
        show.unknown.sort();
        show.unknown.dedup();
        show
    }
}

fn clusters(estate: &Estate, teller: &mut Teller<'_>, links: &mut Vec<Link>) -> Vec<ClusterShown> {
    let mut found = Vec::new();
    for scope in estate.scopes() {
        let Some(cluster) = &scope.cluster else {
            continue;
        };
        for configuration in scope.configuration.possible() {
            links.push(Link {
                from: cluster.resource.path().to_string(),
                to: configuration.path().to_string(),
                what: "is configured by",
            });
        }
        found.push(ClusterShown {
            settings: effective(&scope, teller),
            ..shown(cluster, teller)
        });
    }
    found.extend(estate.serverless().map(|cluster| shown(&cluster, teller)));
    found
}

fn shown(cluster: &Cluster<'_>, teller: &mut Teller<'_>) -> ClusterShown {
    let class = cluster.class().value.by_default().copied();
    let kind = match (cluster.kind, class) {
        (ClusterKind::Serverless, _) => "serverless",
        (ClusterKind::Provisioned, Some(facts::BrokerClass::Standard)) => "standard",
        (ClusterKind::Provisioned, Some(facts::BrokerClass::Express)) => "express",
        (ClusterKind::Provisioned, None) => "provisioned",
    };
    let mut properties = Vec::new();
    properties.extend(teller.item("name", &cluster.name()));
    if cluster.kind == ClusterKind::Provisioned {
        properties.extend(teller.item("kafka version", &cluster.kafka_version()));
        properties.extend(teller.item("brokers", &cluster.brokers()));
        properties.extend(teller.item("broker type", &cluster.instance_type()));
        properties.extend(teller.item("zones", &cluster.zones()));
        properties.extend(teller.item("volume GiB", &cluster.volume_gib()));
        properties.extend(teller.item("tiered storage", &cluster.tiered()));
        properties.extend(teller.item("client encryption", &cluster.client_broker()));
        properties.extend(teller.item("mutual TLS", &cluster.mutual_tls()));
        properties.extend(teller.item("SCRAM", &cluster.scram()));
        properties.extend(teller.item("unauthenticated", &cluster.unauthenticated()));
        properties.extend(teller.item("public access", &cluster.public()));
        properties.extend(teller.item("monitoring", &cluster.at("EnhancedMonitoring").string()));
    }
    properties.extend(teller.item("IAM access control", &cluster.iam()));
    ClusterShown {
        name: cluster.resource.name().to_owned(),
        kind,
        thing: body(&cluster.resource, properties, teller),
        settings: Vec::new(),
    }
}

/// Every setting that is declared or that MSK has a default for.
fn effective(scope: &Scope<'_>, teller: &mut Teller<'_>) -> Vec<Item> {
    let mut keys: BTreeSet<String> = scope.all().iter().map(key).collect();
    if let Some(class) = scope.class().by_default() {
        keys.extend(facts::properties(*class).map(|fact| fact.name.to_owned()));
    }
    let mut items = Vec::new();
    for key in keys {
        let setting = scope.setting(&key);
        let declared = setting.is_declared();
        let usual = setting
            .fact
            .value
            .by_default()
            .or_else(|| setting.fact.value.possible().next());
        let source = usual.and_then(|value| match &value.origin {
            Origin::Declared => None,
            Origin::Msk(source) => Some(format!("MSK default ({source})")),
            Origin::Kafka => Some("Kafka default".to_owned()),
        });
        let text = setting.text();
        let (value, alternatives, why) = told(&text.value);
        // A default that nobody states is no knowledge: it is neither listed nor missed.
        if value.is_none() && alternatives.is_empty() && !scope.declared(&key).value.is_unknown() {
            continue;
        }
        items.push(Item {
            key,
            value,
            origin: if declared { "declared" } else { "default" },
            source: if declared { None } else { source },
            alternatives,
            why,
            at: teller.at(text.span),
        });
    }
    items
}

/// The key of a setting: the last step of its address.
fn key(fact: &Fact<String>) -> String {
    let path = fact.path.as_str();
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

fn configuration(
    estate: &Estate,
    configuration: &Configuration,
    teller: &mut Teller<'_>,
) -> Settings {
    let mut settings = Vec::new();
    for fact in configuration.settings() {
        settings.extend(teller.item(&key(&fact), &fact));
    }
    if let (.., Some(why)) = told(
        &configuration
            .properties
            .with(configuration.properties.value.clone().map(|_| ""))
            .value,
    ) {
        teller.miss(&configuration.properties.path, &why);
    }
    Settings {
        path: configuration.path().to_string(),
        file: estate.sources.name(configuration.span.file).to_owned(),
        source: None,
        settings,
    }
}

fn of_kind(estate: &Estate, kind: SettingsKind) -> impl Iterator<Item = &SettingsFile> {
    estate
        .settings_files()
        .iter()
        .filter(move |file| file.kind == kind)
}

fn files(estate: &Estate, kind: SettingsKind, teller: &mut Teller<'_>) -> Vec<Settings> {
    let connects = estate.connect_settings();
    let connects = connects.filter(|file| file.kind == kind && kind == SettingsKind::Worker);
    let files = of_kind(estate, kind).chain(connects);
    files
        .map(|file| settings_of(estate, file, teller))
        .collect()
}

fn own_brokers(estate: &Estate, teller: &mut Teller<'_>) -> Vec<Settings> {
    let brokers = estate.own_brokers().iter();
    brokers
        .map(|file| settings_of(estate, file, teller))
        .collect()
}

fn settings_of(estate: &Estate, file: &SettingsFile, teller: &mut Teller<'_>) -> Settings {
    let source = Some(file.source.as_str());
    Settings {
        path: file.path.to_string(),
        file: estate.sources.name(file.file).to_owned(),
        source: source.filter(|_| file.source != SettingsSource::Properties),
        settings: items(file, teller),
    }
}

fn items(file: &SettingsFile, teller: &mut Teller<'_>) -> Vec<Item> {
    let settings: Vec<_> = file.settings().map(|(_, fact)| fact).collect();
    settings
        .iter()
        .filter_map(|fact| teller.item(&key(fact), fact))
        .collect()
}

fn topic(topic: &Topic<'_>, teller: &mut Teller<'_>, links: &mut Vec<Link>) -> Thing {
    let mut properties = Vec::new();
    properties.extend(teller.item("name", &topic.name()));
    properties.extend(teller.item("partitions", &topic.partitions()));
    properties.extend(teller.item("replication factor", &topic.replication_factor()));
    if let (Some(resource), Some(cluster)) = (topic.resource(), topic.cluster()) {
        links.push(link(&resource, &cluster.resource, "is a topic of"));
    }
    Thing {
        name: topic.label().to_owned(),
        body: Body {
            path: topic.path().to_string(),
            at: teller.at(topic.span()),
            properties,
        },
    }
}

fn connector(resource: &Resource<'_>, teller: &mut Teller<'_>) -> Thing {
    let properties = resource.properties();
    let named = [
        ("name", properties.get("ConnectorName")),
        (
            "Kafka Connect version",
            properties.get("KafkaConnectVersion"),
        ),
        ("role", properties.get("ServiceExecutionRoleArn")),
    ];
    let mut items = Vec::new();
    for (name, cursor) in named {
        items.extend(teller.item(name, &cursor.string()));
    }
    for (key, cursor) in properties.get("ConnectorConfiguration").entries() {
        items.extend(teller.item(&key.text, &cursor.string()));
    }
    Thing {
        name: resource.name().to_owned(),
        body: body(resource, items, teller),
    }
}

fn loose_connector(file: &SettingsFile, teller: &mut Teller<'_>) -> Thing {
    let name = file.setting("name").value.known().cloned();
    let at = teller.at(file.head);
    Thing {
        name: name.unwrap_or_else(|| at.file.clone()),
        body: Body {
            path: file.path.to_string(),
            at,
            properties: items(file, teller),
        },
    }
}

fn body(resource: &Resource<'_>, properties: Vec<Item>, teller: &Teller<'_>) -> Body {
    Body {
        path: resource.path().to_string(),
        at: teller.at(resource.span()),
        properties,
    }
}

fn link(from: &Resource<'_>, to: &Resource<'_>, what: &'static str) -> Link {
    Link {
        from: from.path().to_string(),
        to: to.path().to_string(),
        what,
    }
}
