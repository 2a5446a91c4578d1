//! The resolved estate under the extra root `Mskwise`: what no template says in one place, such as the settings that
//! brokers run with. In: the clusters of one template. Out: JSON, and where each value of it was written.
//! A value that only the deployment knows is left out, so that a rule can ask whether it `exists`.

use std::collections::BTreeMap;

use cloudformation::Resource;
use fact::{Confidence, Fact, Path, Span, Value};
use model::{
    Cluster, ClusterKind, Estate, Scope, Topic,
    facts::{self, BrokerClass, MetadataMode, metadata_mode},
};
use serde_json::{Map, Value as Json, json};

/// The name of the root.
pub(super) const ROOT: &str = "Mskwise";

/// Where a value was written, or would be.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) span: Span,
    pub(super) path: Path,
    /// Medium where a parameter's default or the likelier branch of a condition was taken.
    pub(super) confidence: Confidence,
}

/// The document and its places.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    pub(super) json: Json,
    places: BTreeMap<String, Place>,
}

impl Resolved {
    /// The clusters of one template.
    pub(super) fn of(estate: &Estate, template: usize) -> Self {
        let mut told = Self::default();
        let mut clusters = Map::new();
        let scopes = estate.scopes();
        let here = |cluster: &Cluster<'_>| cluster.template() == template;
        for cluster in estate.clusters().filter(here) {
            let name = cluster.resource.name();
            let mut into = told.object(&format!("/{ROOT}/Clusters/{name}"), &cluster.resource);
            into.cluster(&cluster);
            let scope = scopes.iter().find(|scope| {
                let own = scope.cluster.as_ref();
                own.is_some_and(|own| own.resource.span() == cluster.resource.span())
            });
            if let Some(scope) = scope {
                into.settings(scope);
            }
            let topics = estate.topics().filter(|topic| {
                let own = topic.cluster();
                own.is_some_and(|own| own.resource.span() == cluster.resource.span())
            });
            into.topics(topics);
            let targets = estate.scalable_targets().filter(|target| {
                let own = target.cluster();
                own.is_some_and(|own| own.resource.span() == cluster.resource.span())
            });
            let scaled: Vec<Json> = targets
                .map(|target| Json::from(target.resource.name()))
                .collect();
            into.map.insert("ScaledBy".to_owned(), scaled.into());
            clusters.insert(name.to_owned(), into.map.into());
        }
        told.json = json!({ "Clusters": clusters });
        told
    }

    /// The place of a path, or of the nearest thing above it.
    pub(super) fn place(&self, path: &str) -> Option<&Place> {
        let mut path = path;
        loop {
            if let Some(place) = self.places.get(path) {
                return Some(place);
            }
            path = path.rsplit_once('/').map(|(above, _)| above)?;
        }
    }

    fn object(&mut self, at: &str, resource: &Resource<'_>) -> Object<'_> {
        self.places.insert(
            at.to_owned(),
            Place {
                span: resource.span(),
                path: resource.path(),
                confidence: Confidence::High,
            },
        );
        Object {
            at: at.to_owned(),
            map: Map::new(),
            places: &mut self.places,
        }
    }
}

/// A JSON object being filled.
struct Object<'p> {
    at: String,
    map: Map<String, Json>,
    places: &'p mut BTreeMap<String, Place>,
}

impl Object<'_> {
    /// Puts a value that is known, or that deploys unless somebody decides otherwise.
    fn put<T: Into<Json> + Clone>(&mut self, key: &str, fact: &Fact<T>) {
        let Some(value) = fact.value.by_default() else {
            return;
        };
        let confidence = match fact.value.known() {
            Some(_) => Confidence::High,
            None => Confidence::Medium,
        };
        self.map.insert(key.to_owned(), value.clone().into());
        self.places.insert(
            format!("{}/{key}", self.at),
            Place {
                span: fact.span,
                path: fact.path.clone(),
                confidence,
            },
        );
    }

    fn below(&mut self, key: &str, fill: impl FnOnce(&mut Object<'_>)) {
        let mut below = Object {
            at: format!("{}/{key}", self.at),
            map: Map::new(),
            places: self.places,
        };
        fill(&mut below);
        let map = below.map;
        self.map.insert(key.to_owned(), map.into());
    }

    fn cluster(&mut self, cluster: &Cluster<'_>) {
        self.put("Name", &cluster.name());
        self.put("Kind", &kind(cluster));
        let serverless = cluster.kind == ClusterKind::Serverless;
        let iam = match serverless {
            true => cluster.itself().with(Value::Known(true)),
            false => cluster.iam(),
        };
        self.below("Authentication", |into| {
            into.put("Iam", &iam);
            if !serverless {
                into.put("Scram", &cluster.scram());
                into.put("MutualTls", &cluster.mutual_tls());
                into.put("Unauthenticated", &cluster.unauthenticated());
            }
        });
        if serverless {
            return;
        }
        let version = cluster.kafka_version();
        let mode = version
            .value
            .clone()
            .map(|text| match metadata_mode(&text) {
                Some(MetadataMode::Kraft) => "KRaft",
                Some(MetadataMode::Zookeeper) => "ZooKeeper",
                None => "unknown",
            });
        self.put("KafkaVersion", &version);
        self.put("MetadataMode", &version.with(mode));
        self.put("InstanceType", &cluster.instance_type());
        self.put("Brokers", &cluster.brokers());
        self.put("Zones", &cluster.zones());
        self.put("VolumeGiB", &cluster.volume_gib());
        self.put("Tiered", &cluster.tiered());
        self.put("Public", &cluster.public());
        let encryption = cluster.client_broker();
        let default = encryption.value.clone().or("TLS".to_owned());
        self.put("ClientBroker", &encryption.with(default));
    }

    /// The effective broker settings: declared, else MSK's default, else Kafka's.
    fn settings(&mut self, scope: &Scope<'_>) {
        let name = scope.configuration.by_default().map(|one| one.name.clone());
        if let Some(name) = name {
            self.map.insert("Configuration".to_owned(), name.into());
        }
        let mut keys: Vec<String> = scope
            .all()
            .iter()
            .filter_map(|fact| fact.path.as_str().rsplit('/').next().map(str::to_owned))
            .collect();
        if let Some(class) = scope.class().by_default() {
            keys.extend(facts::properties(*class).map(|fact| fact.name.to_owned()));
        }
        let mut declared = Vec::new();
        self.below("Settings", |into| {
            for key in keys {
                let setting = scope.setting(&key);
                if into.map.contains_key(&key) {
                    continue;
                }
                let text = setting.text();
                into.put(&key, &text.with(text.value.clone().map(typed)));
                if setting.is_declared() && into.map.contains_key(&key) {
                    declared.push(Json::from(key));
                }
            }
        });
        self.map.insert("Declared".to_owned(), declared.into());
    }

    fn topics<'e>(&mut self, topics: impl Iterator<Item = Topic<'e>>) {
        self.below("Topics", |into| {
            for topic in topics {
                let at = format!("{}/{}", into.at, topic.label());
                into.places.insert(
                    at,
                    Place {
                        span: topic.span(),
                        path: topic.path(),
                        confidence: Confidence::High,
                    },
                );
                into.below(topic.label(), |into| {
                    into.put("Name", &topic.name());
                    into.put("Partitions", &topic.partitions());
                    into.put("ReplicationFactor", &topic.replication_factor());
                });
            }
        });
    }
}

fn kind(cluster: &Cluster<'_>) -> Fact<&'static str> {
    if cluster.kind == ClusterKind::Serverless {
        return cluster.itself().with(Value::Known("Serverless"));
    }
    let class = cluster.class();
    class.with(class.value.clone().map(|class| match class {
        BrokerClass::Standard => "Standard",
        BrokerClass::Express => "Express",
    }))
}

/// A number or a truth value as such, so that rules can compare it.
fn typed(text: String) -> Json {
    match text.as_str() {
        "true" => true.into(),
        "false" => false.into(),
        _ => match text.parse::<i64>() {
            Ok(number) => number.into(),
            Err(_) => text.into(),
        },
    }
}
