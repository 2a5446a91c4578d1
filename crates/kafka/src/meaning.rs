//! A written key into what it configures, prefixes included: `listener.name.x.ssl.keystore.type` on a broker,
//! `producer.override.acks` in a connector, `main.consumer.max.poll.records` in Streams.
//! Prefixes as in Kafka 4.1.2 (`KafkaConfig`, `StreamsConfig`, `ConnectorConfig`, `DistributedConfig`).

use crate::{Kind, Setting, setting};

/// What a key is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning<'a> {
    /// A setting, written plainly or behind a prefix.
    Setting {
        /// The setting; its kind is that of the embedded client or topic when a prefix says so.
        setting: &'static Setting,
        /// What stands in front of its name, last dot included; empty when plain.
        prefix: &'a str,
    },
    /// Fine, but not in the catalog: in a name space that belongs to a plugin, or read outside Kafka's own lists.
    Open,
    /// Nothing the catalog knows.
    Unknown,
}

impl Meaning<'_> {
    /// The setting, if it is one.
    #[must_use]
    pub fn setting(self) -> Option<&'static Setting> {
        match self {
            Self::Setting { setting, .. } => Some(setting),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// Prefixes under which each kind takes the settings of another; longer ones first where one begins another.
fn embedded(kind: Kind) -> &'static [(&'static str, Kind)] {
    use Kind::{Admin, Broker, Consumer, Producer, Topic};
    match kind {
        Kind::ConnectWorker => &[
            ("producer.", Producer),
            ("consumer.", Consumer),
            ("admin.", Admin),
            ("config.storage.", Topic),
            ("offset.storage.", Topic),
            ("status.storage.", Topic),
            ("listeners.https.", Broker),
        ],
        Kind::SourceConnector | Kind::SinkConnector => &[
            ("producer.override.", Producer),
            ("consumer.override.", Consumer),
            ("admin.override.", Admin),
        ],
        Kind::Streams => &[
            ("main.consumer.", Consumer),
            ("restore.consumer.", Consumer),
            ("global.consumer.", Consumer),
            ("producer.", Producer),
            ("consumer.", Consumer),
            ("admin.", Admin),
            ("topic.", Topic),
        ],
        _ => &[],
    }
}

/// Name spaces of plugins.
fn open(kind: Kind) -> &'static [&'static str] {
    match kind {
        // The two prefixes are the defaults of remote.log.storage.manager.impl.prefix and its metadata twin.
        Kind::Broker => &["config.providers.", "rsm.config.", "rlmm.config."],
        Kind::ConnectWorker => &[
            "config.providers.",
            "key.converter.",
            "value.converter.",
            "header.converter.",
            "connector.client.config.override.policy.",
        ],
        Kind::SourceConnector | Kind::SinkConnector => &[
            "config.providers.",
            "key.converter.",
            "value.converter.",
            "header.converter.",
            "transforms.",
            "predicates.",
            "topic.creation.",
        ],
        _ => &["config.providers."],
    }
}

/// Read outside Kafka's own lists of settings: by the authorizer on a broker, and by a Connect worker in stand-alone
/// mode, while the catalog has the distributed worker (Kafka 4.1.2, `StandardAuthorizer`, `StandaloneConfig`).
const ELSEWHERE: [(Kind, &str); 3] = [
    (Kind::Broker, "allow.everyone.if.no.acl.found"),
    (Kind::Broker, "super.users"),
    (Kind::ConnectWorker, "offset.storage.file.filename"),
];

/// What `key` is in a file of that kind.
#[must_use]
pub fn meaning(kind: Kind, key: &str) -> Meaning<'_> {
    if let Some(setting) = plain(kind, key) {
        return Meaning::Setting {
            setting,
            prefix: "",
        };
    }
    if ELSEWHERE.contains(&(kind, key)) {
        return Meaning::Open;
    }
    if kind == Kind::Broker
        && let Some(rest) = key.strip_prefix("listener.name.")
    {
        return listener(key, rest);
    }
    for (prefix, inner) in embedded(kind) {
        if let Some(setting) = key
            .strip_prefix(prefix)
            .and_then(|rest| setting(*inner, rest))
        {
            let prefix = key.get(..prefix.len()).unwrap_or("");
            return Meaning::Setting { setting, prefix };
        }
    }
    match open(kind).iter().any(|prefix| key.starts_with(prefix)) {
        true => Meaning::Open,
        false => Meaning::Unknown,
    }
}

/// A setting without prefix; Streams and Connect hand what they do not know to the clients inside them.
fn plain(kind: Kind, key: &str) -> Option<&'static Setting> {
    let inner: &[Kind] = match kind {
        Kind::Streams => &[Kind::Consumer, Kind::Producer, Kind::Admin],
        Kind::ConnectWorker => &[Kind::Admin, Kind::Consumer, Kind::Producer],
        Kind::SourceConnector => &[Kind::SinkConnector],
        Kind::SinkConnector => &[Kind::SourceConnector],
        _ => &[],
    };
    setting(kind, key).or_else(|| inner.iter().find_map(|kind| setting(*kind, key)))
}

/// `<listener>.<key>` or `<listener>.<mechanism>.<key>`.
fn listener<'a>(key: &'a str, rest: &'a str) -> Meaning<'a> {
    let mut tail = rest;
    for _ in 0..2 {
        let Some((_, behind)) = tail.split_once('.') else {
            break;
        };
        tail = behind;
        if let Some(setting) = setting(Kind::Broker, tail) {
            let prefix = key.strip_suffix(tail).unwrap_or("");
            return Meaning::Setting { setting, prefix };
        }
    }
    Meaning::Unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_through_prefixes() {
        for (kind, key, name, inner) in [
            (
                Kind::Broker,
                "num.partitions",
                "num.partitions",
                Kind::Broker,
            ),
            (
                Kind::Broker,
                "listener.name.client_iam.max.connections",
                "max.connections",
                Kind::Broker,
            ),
            (
                Kind::Broker,
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "sasl.jaas.config",
                Kind::Broker,
            ),
            (Kind::ConnectWorker, "producer.acks", "acks", Kind::Producer),
            (
                Kind::ConnectWorker,
                "consumer.max.poll.records",
                "max.poll.records",
                Kind::Consumer,
            ),
            (
                Kind::SourceConnector,
                "producer.override.linger.ms",
                "linger.ms",
                Kind::Producer,
            ),
            (Kind::SinkConnector, "topics", "topics", Kind::SinkConnector),
            (
                Kind::Streams,
                "main.consumer.max.poll.records",
                "max.poll.records",
                Kind::Consumer,
            ),
            (
                Kind::Streams,
                "topic.retention.ms",
                "retention.ms",
                Kind::Topic,
            ),
            (
                Kind::Streams,
                "auto.offset.reset",
                "auto.offset.reset",
                Kind::Consumer,
            ),
        ] {
            let found = meaning(kind, key).setting().map(|s| (s.name, s.kind));
            assert_eq!(found, Some((name, inner)), "{key}");
        }
        let Meaning::Setting { prefix, .. } = meaning(Kind::Streams, "producer.acks") else {
            panic!("producer.acks is a setting of the producer inside Streams");
        };
        assert_eq!(prefix, "producer.");
    }

    #[test]
    fn tells_open_names_from_unknown_ones() {
        for (kind, key, expected) in [
            (Kind::Broker, "super.users", Meaning::Open),
            (Kind::Broker, "config.providers.sm.class", Meaning::Open),
            (Kind::Broker, "log.retention.weeks", Meaning::Unknown),
            (
                Kind::Broker,
                "listener.name.x.no.such.key",
                Meaning::Unknown,
            ),
            (Kind::Broker, "producer.acks", Meaning::Unknown),
            (Kind::SinkConnector, "transforms.route.type", Meaning::Open),
            (Kind::Producer, "retention.ms", Meaning::Unknown),
        ] {
            assert_eq!(meaning(kind, key), expected, "{key}");
        }
    }
}
