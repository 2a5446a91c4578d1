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
        self.once(
            |answers| &answers.kafka_version,
            || self.at("KafkaVersion").string(),
        )
    }

    /// `NumberOfBrokerNodes`.
    #[must_use]
    pub fn brokers(&self) -> Fact<i64> {
        self.once(
            |answers| &answers.brokers,
            || self.at("NumberOfBrokerNodes").integer(),
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
        self.once(
            |answers| &answers.class,
            || {
                let kind = self.instance_type();
                let value = kind
                    .value
                    .clone()
                    .and_then(|name| match BrokerClass::of(&name) {
                        Some(class) => Outcome::Known(class),
                        None => Outcome::Unknown(Why::Unresolved(format!(
                            "`{name}` is no MSK broker size"
                        ))),
                    });
                kind.with(value)
            },
        )
    }

    /// The broker size, when the instance type is one that MSK has.
    #[must_use]
    pub fn size(&self) -> Fact<&'static facts::BrokerSize> {
        self.once(
            |answers| &answers.size,
            || {
                let kind = self.instance_type();
                let value = kind
                    .value
                    .clone()
                    .and_then(|name| match facts::size(&name) {
                        Some(size) => Outcome::Known(size),
                        None => Outcome::Unknown(Why::Unresolved(format!(
                            "`{name}` is no known broker size"
                        ))),
                    });
                kind.with(value)
            },
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
                let subnets = self.subnets();
                let value = subnets
                    .value
                    .clone()
                    .map(|list| i64::try_from(list.len()).unwrap_or(i64::MAX));
                subnets.with(value)
            },
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
        self.once(
            |answers| &answers.tiered,
            || {
                let mode = self.at("StorageMode").string();
                let value = mode.value.clone().map(|mode| mode == "TIERED").or(false);
                mode.with(value)
            },
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
        let switch = self.at(path).boolean();
        let value = switch.value.clone().or(false);
        switch.with(value)
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
        let value = match &switch.value {
            Value::Absent => listed,
            other => other.clone().or(false),
        };
        switch.with(value)
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
        let value = kind
            .value
            .clone()
            .map(|kind| kind == "SERVICE_PROVIDED_EIPS")
            .or(false);
        kind.with(value)
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
