//! The doors of an MSK cluster as a client sees them: ports, and the settings for IAM access control.

use std::{collections::BTreeMap, sync::OnceLock};

use syntax::json::{Row, read_file};

use crate::Provenance;

struct Data {
    as_of: &'static str,
    ports_source: &'static str,
    iam_source: &'static str,
    multi_vpc: (u16, u16),
    port: Vec<Port>,
    other: Vec<Other>,
    iam: BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>,
    jaas: Vec<JaasOption>,
}

/// A port to bootstrap from.
#[derive(Debug, PartialEq, Eq)]
pub struct Port {
    /// Its number.
    pub port: u16,
    /// The network it is on.
    pub network: Network,
    /// Who reaches it.
    pub scope: Scope,
    /// The `security.protocol` a client needs.
    pub protocol: &'static str,
    /// The values of `sasl.mechanism` that work; empty without SASL.
    pub mechanisms: Vec<&'static str>,
}

/// IPv4 or IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// Every cluster.
    Ipv4,
    /// Clusters with dual-stack networking.
    Ipv6,
}

/// Who reaches a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Clients inside the network.
    Private,
    /// Clients from the internet, once public access is on.
    Public,
    /// Either: one IPv6 bootstrap string serves both.
    PrivateOrPublic,
}

struct Other {
    port: u16,
    purpose: &'static str,
}

/// An option of `IAMLoginModule` inside `sasl.jaas.config`.
#[derive(Debug, PartialEq, Eq)]
pub struct JaasOption {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub meaning: &'static str,
    /// What holds without it.
    pub default: Option<&'static str>,
    /// Whether its value must not be shown.
    pub secret: bool,
}

/// What a port number of a bootstrap address tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A listener with known protocol.
    Bootstrap(&'static Port),
    /// Private connectivity between VPCs; the port does not tell the protocol.
    MultiVpc,
    /// Open on a cluster, but nothing to bootstrap from; for what it is.
    NotKafka(&'static str),
    /// No port of MSK's.
    Unknown,
}

const NETWORKS: &[(&str, Network)] = &[("ipv4", Network::Ipv4), ("ipv6", Network::Ipv6)];

const SCOPES: &[(&str, Scope)] = &[
    ("private", Scope::Private),
    ("public", Scope::Public),
    ("private-or-public", Scope::PrivateOrPublic),
];

impl Data {
    fn read(file: Row<'_>) -> Self {
        let multi_vpc = match *file.numbers("multi_vpc") {
            [from, to] => (from, to),
            _ => unreachable!("the tests of msk.json read two ports"),
        };
        let other = |row: Row<'_>| Other {
            port: row.number("port"),
            purpose: row.text("purpose"),
        };
        let iam = file.record("iam");
        let settings = |(mechanism, _)| (mechanism, iam.texts_by_name(mechanism));
        Self {
            as_of: file.text("as_of"),
            ports_source: file.text("ports_source"),
            iam_source: file.text("iam_source"),
            multi_vpc,
            port: file.records("port").map(Port::read).collect(),
            other: file.records("other").map(other).collect(),
            iam: file.named("iam").map(settings).collect(),
            jaas: file.records("jaas").map(JaasOption::read).collect(),
        }
    }
}

impl Port {
    fn read(row: Row<'_>) -> Self {
        Self {
            port: row.number("port"),
            network: row.word("network", NETWORKS),
            scope: row.word("scope", SCOPES),
            protocol: row.text("protocol"),
            mechanisms: row.texts("mechanisms"),
        }
    }
}

impl Port {
    /// Whether that `sasl.mechanism` works on it.
    #[must_use]
    pub fn takes(&self, mechanism: &str) -> bool {
        self.mechanisms.contains(&mechanism)
    }
}

impl JaasOption {
    fn read(row: Row<'_>) -> Self {
        Self {
            name: row.text("name"),
            meaning: row.text("meaning"),
            default: row.text_if_any("default"),
            secret: row.flag("secret"),
        }
    }
}

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| read_file("msk.json", include_str!("../data/msk.json"), Data::read))
}

/// Every port of MSK to bootstrap from.
#[must_use]
pub fn msk_ports() -> &'static [Port] {
    &data().port
}

/// What `port` is on an MSK broker.
#[must_use]
pub fn msk_door(port: u16) -> Door {
    let data = data();
    if let Some(found) = data.port.iter().find(|known| known.port == port) {
        return Door::Bootstrap(found);
    }
    if let Some(other) = data.other.iter().find(|other| other.port == port) {
        return Door::NotKafka(other.purpose);
    }
    let (from, to) = data.multi_vpc;
    match (from..=to).contains(&port) {
        true => Door::MultiVpc,
        false => Door::Unknown,
    }
}

/// The settings a Java client needs for IAM with that `sasl.mechanism` (`AWS_MSK_IAM` or `OAUTHBEARER`), by name.
pub fn msk_iam_settings(mechanism: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let settings = data().iam.get(mechanism).into_iter().flatten();
    settings.map(|(name, value)| (*name, *value))
}

/// The options `IAMLoginModule` takes.
#[must_use]
pub fn msk_jaas_options() -> &'static [JaasOption] {
    &data().jaas
}

/// Where the ports were read.
#[must_use]
pub fn msk_ports_provenance() -> Option<Provenance> {
    Provenance::new(data().ports_source, data().as_of)
}

/// Where the settings and options for IAM were read.
#[must_use]
pub fn msk_iam_provenance() -> Option<Provenance> {
    Provenance::new(data().iam_source, data().as_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_tell_protocol_and_mechanism() {
        for (port, scope, protocol, mechanism) in [
            (9092, Scope::Private, "PLAINTEXT", None),
            (9094, Scope::Private, "SSL", None),
            (9096, Scope::Private, "SASL_SSL", Some("SCRAM-SHA-512")),
            (9098, Scope::Private, "SASL_SSL", Some("AWS_MSK_IAM")),
            (9194, Scope::Public, "SSL", None),
            (9198, Scope::Public, "SASL_SSL", Some("OAUTHBEARER")),
            (
                20098,
                Scope::PrivateOrPublic,
                "SASL_SSL",
                Some("AWS_MSK_IAM"),
            ),
        ] {
            let Door::Bootstrap(found) = msk_door(port) else {
                panic!("{port}");
            };
            assert_eq!((found.scope, found.protocol), (scope, protocol));
            assert_eq!(found.mechanisms.is_empty(), mechanism.is_none(), "{port}");
            assert!(mechanism.is_none_or(|wanted| found.takes(wanted)), "{port}");
        }
        assert_eq!(msk_door(14_001), Door::MultiVpc);
        assert!(matches!(msk_door(2181), Door::NotKafka(_)));
        assert_eq!(msk_door(443), Door::Unknown);
    }

    #[test]
    fn iam_settings_come_per_mechanism() {
        let settings: Vec<_> = msk_iam_settings("AWS_MSK_IAM").collect();
        assert_eq!(settings.len(), 4);
        assert!(settings.contains(&("security.protocol", "SASL_SSL")));
        assert_eq!(msk_iam_settings("PLAIN").count(), 0);
        assert!(msk_iam_provenance().is_some() && msk_ports_provenance().is_some());
        let secrets = msk_jaas_options().iter().filter(|option| option.secret);
        assert_eq!(secrets.count(), 3);
    }
}
