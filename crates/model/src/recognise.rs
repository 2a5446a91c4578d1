//! Which kind of file a text is, by what stands in it.

use fact::FileId;
use syntax::{Node, properties::Properties};

use crate::SettingsKind;

/// How a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Java properties.
    Properties,
    /// YAML or JSON.
    Tree,
    /// Neither; passed over.
    Foreign,
}

/// Chooses by the name's ending; the content decides later what a tree is.
pub(crate) fn language(name: &str, text: &str) -> Language {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let ending = file
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    match ending.as_str() {
        "properties" | "props" | "conf" | "config" => Language::Properties,
        "yaml" | "yml" | "json" | "template" | "cfn" => Language::Tree,
        _ if text.trim_start().starts_with('{') || speaks_cloudformation(text) => Language::Tree,
        _ => Language::Foreign,
    }
}

/// Whether a text that cannot be parsed was meant for us, so that the mistake is worth reporting.
pub(crate) fn speaks_cloudformation(text: &str) -> bool {
    [
        "AWSTemplateFormatVersion",
        "AWS::MSK::",
        "AWS::KafkaConnect::",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// Whether a document is an IAM policy: a `Statement` with an `Effect`.
pub(crate) fn is_policy(root: &Node) -> bool {
    let effect = |statement: &Node| statement.get("Effect").is_some();
    root.get("Statement")
        .is_some_and(|statements| effect(statements) || statements.items().iter().any(effect))
}

/// What a settings file configures, or `None` when nothing in it is Kafka's.
pub(crate) fn settings_kind(
    _file: FileId,
    properties: &Properties,
    hint: Option<&str>,
) -> Option<SettingsKind> {
    match hint {
        Some("broker" | "server") => return Some(SettingsKind::Broker),
        Some("client" | "producer" | "consumer" | "admin" | "streams") => {
            return Some(SettingsKind::Client);
        }
        Some("worker") => return Some(SettingsKind::Worker),
        Some("connector") => return Some(SettingsKind::Connector),
        _ => {}
    }
    let has = |key: &str| properties.get(key).is_some();
    if has("connector.class") {
        return Some(SettingsKind::Connector);
    }
    let worker = [
        "key.converter",
        "value.converter",
        "offset.storage.topic",
        "config.storage.topic",
    ];
    if worker.iter().any(|key| has(key)) {
        return Some(SettingsKind::Worker);
    }
    let client = [
        "bootstrap.servers",
        "security.protocol",
        "sasl.mechanism",
        "sasl.jaas.config",
        "acks",
        "group.id",
        "key.serializer",
        "key.deserializer",
        "enable.idempotence",
        "auto.offset.reset",
        "application.id",
        "transactional.id",
    ];
    let broker = [
        "auto.create.topics.enable",
        "default.replication.factor",
        "min.insync.replicas",
        "num.partitions",
        "num.io.threads",
        "num.network.threads",
        "log.retention.hours",
        "log.retention.ms",
        "log.retention.minutes",
        "log.dirs",
        "broker.id",
        "process.roles",
        "unclean.leader.election.enable",
        "offsets.topic.replication.factor",
        "listeners",
        "zookeeper.connect",
    ];
    let count = |keys: &[&str]| keys.iter().filter(|key| has(key)).count();
    match (count(&broker), count(&client)) {
        (0, 0) => None,
        (brokers, clients) if brokers >= clients => Some(SettingsKind::Broker),
        _ => Some(SettingsKind::Client),
    }
}
