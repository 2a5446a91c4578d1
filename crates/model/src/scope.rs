//! Where broker settings apply: a cluster with its configuration and MSK's defaults, or a configuration alone.

use cloudformation::Cursor;
use fact::{Fact, Path, Span, Value, Why};

use crate::{Cluster, Configuration, Setting, SettingsFile, facts::BrokerClass, setting};

/// Broker settings together with what is known of the cluster they apply to.
#[derive(Debug)]
pub struct Scope<'e> {
    /// The cluster, unless the settings stand alone.
    pub cluster: Option<Cluster<'e>>,
    /// The configuration: known, absent (MSK's defaults apply), or somewhere else.
    pub configuration: Value<&'e Configuration>,
    /// The loose file, when the settings stand in one.
    pub file: Option<&'e SettingsFile>,
}

impl<'e> Scope<'e> {
    /// A setting's effective value: declared, or MSK's default, or Kafka's.
    #[must_use]
    pub fn setting(&self, key: &str) -> Setting {
        setting::effective(self, key)
    }

    /// A setting as it was declared, absent when left to a default.
    #[must_use]
    pub fn declared(&self, key: &str) -> Fact<String> {
        if let Some(file) = self.file {
            return file.setting(key);
        }
        let mut place: Option<Fact<()>> = None;
        let value = self.configuration.clone().flat_map(|configuration| {
            let fact = configuration.setting(key);
            place.get_or_insert(fact.with(Value::Absent));
            fact.value
        });
        match (place, &self.cluster) {
            (Some(place), _) => place.with(value),
            (None, Some(cluster)) => Fact {
                value,
                span: cluster.resource.span(),
                key: Some(cluster.resource.span()),
                path: cluster.resource.path().child(key),
            },
            (None, None) => Fact {
                value,
                span: Span::default(),
                key: None,
                path: Path::new(key),
            },
        }
    }

    /// Every declared setting, in order.
    #[must_use]
    pub fn all(&self) -> Vec<Fact<String>> {
        if let Some(file) = self.file {
            return file.settings().map(|(_, fact)| fact).collect();
        }
        self.configuration
            .possible()
            .flat_map(|configuration| configuration.settings())
            .collect()
    }

    /// Standard or Express. Loose settings are taken for Standard only when they say so.
    #[must_use]
    pub fn class(&self) -> Value<BrokerClass> {
        match (&self.cluster, self.file.and_then(|file| file.hints.class())) {
            (Some(cluster), _) => cluster.class_value(),
            (None, Some(class)) => Value::Known(class),
            (None, None) => not_told("the broker type"),
        }
    }

    /// How many availability zones the brokers span.
    #[must_use]
    pub fn zones(&self) -> Value<i64> {
        match (&self.cluster, self.file.and_then(|file| file.hints.zones())) {
            (Some(cluster), _) => cluster.zones().value,
            (None, Some(zones)) => Value::Known(zones),
            (None, None) => not_told("the number of availability zones"),
        }
    }

    /// Where the zones were read: the client subnets.
    #[must_use]
    pub fn zones_at(&self) -> Option<Span> {
        self.cluster.map(|cluster| cluster.zones().span)
    }

    /// How many brokers there are.
    #[must_use]
    pub fn brokers(&self) -> Value<i64> {
        match (
            &self.cluster,
            self.file.and_then(|file| file.hints.brokers()),
        ) {
            (Some(cluster), _) => cluster.brokers().value,
            (None, Some(brokers)) => Value::Known(brokers),
            (None, None) => not_told("the number of brokers"),
        }
    }

    /// The Kafka version as written.
    #[must_use]
    pub fn kafka_version(&self) -> Value<String> {
        match (&self.cluster, self.file.and_then(|file| file.hints.kafka())) {
            (Some(cluster), _) => cluster.kafka_version_value(),
            (None, Some(version)) => Value::Known(version.to_owned()),
            (None, None) => not_told("the Kafka version"),
        }
    }

    /// Whether the cluster stores in tiers.
    #[must_use]
    pub fn tiered(&self) -> Value<bool> {
        match (
            &self.cluster,
            self.file.and_then(|file| file.hints.get("tiered")),
        ) {
            (Some(cluster), _) => cluster.tiered_value(),
            (None, Some(word)) => Value::Known(word == "true"),
            (None, None) => not_told("the storage mode"),
        }
    }

    /// vCPUs per broker, where the size is known.
    #[must_use]
    pub fn vcpu(&self) -> Value<u32> {
        match &self.cluster {
            Some(cluster) => cluster.size().value.map(|size| size.vcpu),
            None => not_told("the broker size"),
        }
    }

    /// What the settings belong to, for messages: "cluster Orders", "configuration Settings", "this file".
    #[must_use]
    pub fn subject(&self) -> String {
        match (&self.cluster, self.configuration.by_default()) {
            (Some(cluster), _) => format!("cluster {}", cluster.resource.name()),
            (None, Some(configuration)) => format!("configuration {}", configuration.name),
            (None, None) => "this file".to_owned(),
        }
    }

    /// A property of the cluster, when there is one.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<Cursor<'e>> {
        self.cluster.map(|cluster| cluster.at(path))
    }
}

fn not_told<T>(what: &str) -> Value<T> {
    Value::Unknown(Why::Elsewhere(what.to_owned()))
}
