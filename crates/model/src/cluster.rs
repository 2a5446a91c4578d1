//! A cluster of a template: `AWS::MSK::Cluster` or `AWS::MSK::ServerlessCluster`, and what can be asked of it.

mod answers;

use cloudformation::{Cursor, Resource};
use fact::{Fact, Outcome, Value, Why};

use crate::{
    Configuration, Estate,
    facts::{self, BrokerClass},
};

pub(crate) use answers::Answers;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClusterKind {
    /// `AWS::MSK::Cluster`: Standard or Express brokers.
    Provisioned,
    /// `AWS::MSK::ServerlessCluster`.
    Serverless,
}

/// A cluster and the estate it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Cluster<'e> {
    /// Provisioned or Serverless.
    pub kind: ClusterKind,
    /// The resource.
    pub resource: Resource<'e>,
    pub(crate) template: usize,
    /// Its place among the resources of the template.
    pub(crate) place: usize,
    pub(crate) estate: &'e Estate,
}

impl<'e> Cluster<'e> {
    /// A property by its dotted path, such as `BrokerNodeGroupInfo.InstanceType`.
    #[must_use]
    pub fn at(&self, path: &str) -> Cursor<'e> {
        self.resource.property(path)
    }

    /// The logical id as a fact that always holds: where findings about the whole cluster point.
    #[must_use]
    pub fn itself(&self) -> Fact<String> {
        Fact {
            value: Value::Known(self.resource.name().to_owned()),
            span: self.resource.span(),
            key: Some(self.resource.span()),
            path: self.resource.path(),
        }
    }

    /// `ClusterName`.
    #[must_use]
    pub fn name(&self) -> Fact<String> {
        self.at("ClusterName").string()
    }

    /// `KafkaVersion` as written, such as `3.9.x.kraft`.
    #[must_use]
    pub fn kafka_version(&self) -> Fact<String> {
        self.kafka_version_with(Fact::clone)
    }

    fn kafka_version_with<U>(&self, part: impl FnOnce(&Fact<String>) -> U) -> U {
        self.once(
            |answers| &answers.kafka_version,
            || self.at("KafkaVersion").string(),
            part,
        )
    }

    /// `NumberOfBrokerNodes`.
    #[must_use]
    pub fn brokers(&self) -> Fact<i64> {
        self.once(
            |answers| &answers.brokers,
            || self.at("NumberOfBrokerNodes").integer(),
            Fact::clone,
        )
    }

    /// `BrokerNodeGroupInfo.InstanceType`, such as `kafka.m7g.large`.
    #[must_use]
    pub fn instance_type(&self) -> Fact<String> {
        self.at("BrokerNodeGroupInfo.InstanceType").string()
    }

    /// Standard or Express, by the prefix of the instance type; unknown for a prefix that is neither.
    #[must_use]
    pub fn class(&self) -> Fact<BrokerClass> {
        self.class_with(Fact::clone)
    }

    fn class_with<U>(&self, part: impl FnOnce(&Fact<BrokerClass>) -> U) -> U {
        self.once(
            |answers| &answers.class,
            || {
                let read = |name: String| match BrokerClass::of(&name) {
                    Some(class) => Outcome::Known(class),
                    None => {
                        Outcome::Unknown(Why::Unresolved(format!("`{name}` is no MSK broker size")))
                    }
                };
                self.instance_type().map_value(|kind| kind.and_then(read))
            },
            part,
        )
    }

    /// The broker size, when the instance type is one that MSK has.
    #[must_use]
    pub fn size(&self) -> Fact<&'static facts::BrokerSize> {
        self.once(
            |answers| &answers.size,
            || {
                let read = |name: String| match facts::size(&name) {
                    Some(size) => Outcome::Known(size),
                    None => Outcome::Unknown(Why::Unresolved(format!(
                        "`{name}` is no known broker size"
                    ))),
                };
                self.instance_type().map_value(|kind| kind.and_then(read))
            },
            Fact::clone,
        )
    }

    /// The elements of `BrokerNodeGroupInfo.ClientSubnets`, one subnet per availability zone.
    #[must_use]
    pub fn subnets(&self) -> Fact<Vec<Cursor<'e>>> {
        self.at("BrokerNodeGroupInfo.ClientSubnets").elements()
    }

    /// How many availability zones the cluster spans: as many as it has client subnets, because MSK wants them in
    /// distinct zones (CloudFormation reference, BrokerNodeGroupInfo).
    #[must_use]
    pub fn zones(&self) -> Fact<i64> {
        self.once(
            |answers| &answers.zones,
            || {
                let count = |list: Vec<_>| i64::try_from(list.len()).unwrap_or(i64::MAX);
                self.subnets().map_value(|subnets| subnets.map(count))
            },
            Fact::clone,
        )
    }

    /// `BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo.VolumeSize`: GiB per broker.
    #[must_use]
    pub fn volume_gib(&self) -> Fact<i64> {
        self.at("BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo.VolumeSize")
            .integer()
    }

    /// Whether `StorageMode` is `TIERED`; `LOCAL` when left out.
    #[must_use]
    pub fn tiered(&self) -> Fact<bool> {
        self.tiered_with(Fact::clone)
    }

    fn tiered_with<U>(&self, part: impl FnOnce(&Fact<bool>) -> U) -> U {
        self.once(
            |answers| &answers.tiered,
            || {
                let mode = self.at("StorageMode").string();
                mode.map_value(|mode| mode.map(|mode| mode == "TIERED").or(false))
            },
            part,
        )
    }

    /// `EncryptionInfo.EncryptionInTransit.ClientBroker`: `TLS`, `TLS_PLAINTEXT` or `PLAINTEXT`; `TLS` when left out
    /// (MSK Developer Guide, encryption; the API model says `TLS_PLAINTEXT`).
    #[must_use]
    pub fn client_broker(&self) -> Fact<String> {
        self.at("EncryptionInfo.EncryptionInTransit.ClientBroker")
            .string()
    }

    /// A boolean switch by its dotted path, off when left out.
    #[must_use]
    pub fn switch(&self, path: &str) -> Fact<bool> {
        self.at(path).boolean().map_value(|value| value.or(false))
    }

    /// IAM access control.
    #[must_use]
    pub fn iam(&self) -> Fact<bool> {
        self.switch("ClientAuthentication.Sasl.Iam.Enabled")
    }

    /// SASL/SCRAM.
    #[must_use]
    pub fn scram(&self) -> Fact<bool> {
        self.switch("ClientAuthentication.Sasl.Scram.Enabled")
    }

    /// Mutual TLS. `Enabled` may be left out beside a list of authorities.
    #[must_use]
    pub fn mutual_tls(&self) -> Fact<bool> {
        let authorities = self
            .at("ClientAuthentication.Tls.CertificateAuthorityArnList")
            .presence();
        let switch = self.at("ClientAuthentication.Tls.Enabled").boolean();
        let listed = authorities.value.map(|()| true).or(false);
        switch.map_value(|switch| match switch {
            Value::Absent => listed,
            other => other.or(false),
        })
    }

    /// Access without credentials.
    #[must_use]
    pub fn unauthenticated(&self) -> Fact<bool> {
        self.switch("ClientAuthentication.Unauthenticated.Enabled")
    }

    /// Whether public access is switched on.
    #[must_use]
    pub fn public(&self) -> Fact<bool> {
        let kind = self
            .at("BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type")
            .string();
        kind.map_value(|kind| kind.map(|kind| kind == "SERVICE_PROVIDED_EIPS").or(false))
    }

    /// The value of [`Self::class`] without its place.
    pub(crate) fn class_value(&self) -> Value<BrokerClass> {
        self.class_with(|class| class.value.clone())
    }

    /// The value of [`Self::kafka_version`] without its place.
    pub(crate) fn kafka_version_value(&self) -> Value<String> {
        self.kafka_version_with(|version| version.value.clone())
    }

    /// The value of [`Self::tiered`] without its place.
    pub(crate) fn tiered_value(&self) -> Value<bool> {
        self.tiered_with(|tiered| tiered.value.clone())
    }

    /// The configuration that `ConfigurationInfo.Arn` points at; absent without `ConfigurationInfo`, unknown when it
    /// lies outside the run.
    #[must_use]
    pub fn configuration(&self) -> Value<&'e Configuration> {
        self.at("ConfigurationInfo.Arn")
            .target()
            .value
            .and_then(
                |target| match self.estate.configuration_referred(self.template, &target) {
                    Some(configuration) => Outcome::Known(configuration),
                    None => Outcome::Unknown(Why::Elsewhere(format!("the configuration {target}"))),
                },
            )
    }

    /// Whether two are one resource of one estate.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (self.template, self.resource.name()) == (other.template, other.resource.name())
    }

    /// The estate it stands in.
    #[must_use]
    pub fn estate(&self) -> &'e Estate {
        self.estate
    }

    /// Which template of the estate it is declared in.
    #[must_use]
    pub fn template(&self) -> usize {
        self.template
    }
}
