//! Which kind of file a text is, by what stands in it.

use syntax::{
    Comment, Node,
    properties::{self, Entry, Properties},
};

use crate::SettingsKind;

/// How a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Java properties.
    Properties,
    /// YAML or JSON.
    Tree,
    /// Lines of `NAME=value`.
    Environment,
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
    if file.starts_with(".env") {
        return Language::Environment;
    }
    match ending.as_str() {
        "env" => Language::Environment,
        "properties" | "props" | "conf" | "config" | "ini" | "cfg" => Language::Properties,
        "yaml" | "yml" | "json" | "template" | "cfn" => Language::Tree,
        _ if begins_like_a_tree(text) => Language::Tree,
        _ => Language::Foreign,
    }
}

/// Whether a file of any other ending begins as templates and policies do; a page or a program that only speaks of
/// them does not.
fn begins_like_a_tree(text: &str) -> bool {
    let mut lines = text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let first = lines.find(|line| *line != "---").unwrap_or("");
    first.trim_start().starts_with('{')
        || [
            "AWSTemplateFormatVersion:",
            "Resources:",
            "Transform:",
            "Description:",
            "Parameters:",
        ]
        .iter()
        .any(|key| first.starts_with(key))
}

/// Whether a text that cannot be parsed was meant for us, so that the mistake is worth reporting.
pub(crate) fn speaks_of_msk(text: &str) -> bool {
    [
        "AWSTemplateFormatVersion",
        "AWS::MSK::",
        "AWS::KafkaConnect::",
        "\"aws_msk_",
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

/// Whether a text only looks like properties: the blocks of a template engine, or HOCON with its braces. Read as
/// properties, such lines would be keys nobody wrote.
pub(crate) fn is_other_language(properties: &Properties) -> bool {
    properties.entries.iter().map(Entry::key).any(|key| {
        matches!(key, "{" | "}" | "},") || key.starts_with("{%") || key.starts_with("<%")
    })
}

/// What a settings file configures, or `None` when nothing in it is Kafka's. A hint beats a guess.
pub(crate) fn settings_kind(
    name: &str,
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
        Some("mirror") => return Some(SettingsKind::Mirror),
        _ => {}
    }
    let keys = properties.entries.iter().map(Entry::key);
    match kafka::recognise(Some(name), keys).kind {
        kafka::FileKind::BrokerSettings => Some(SettingsKind::Broker),
        kafka::FileKind::Client(_) => Some(SettingsKind::Client),
        kafka::FileKind::ConnectWorker => Some(SettingsKind::Worker),
        kafka::FileKind::Connector => Some(SettingsKind::Connector),
        kafka::FileKind::Mirror => Some(SettingsKind::Mirror),
        kafka::FileKind::TopicSettings | kafka::FileKind::Unknown => None,
    }
}

/// A comment of a properties text as one of its file.
pub(crate) fn as_comment(comment: &properties::Comment) -> Comment {
    Comment {
        text: comment.text.trim().to_owned(),
        span: comment.span,
        own_line: true,
    }
}
