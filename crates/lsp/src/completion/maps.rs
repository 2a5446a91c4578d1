//! Maps whose keys are Kafka's own settings: connectors as Connect and CloudFormation take them, JSON of librdkafka, and
//! `config` in Strimzi's resources.

use kafka::Kind;
use lsp_types::CompletionItemKind;
use model::FileKind;

use super::{Offer, Offers, as_key, as_values, settings};
use crate::{
    context::{At, Context},
    home::Home,
};

const CONNECTOR: [Kind; 2] = [Kind::SourceConnector, Kind::SinkConnector];

/// What may be written at a place of such a map.
pub(super) fn offers(
    context: &Context,
    kind: Option<FileKind>,
    text: &str,
    byte: usize,
) -> Option<Offers> {
    let path: Vec<&str> = context.path.iter().map(String::as_str).collect();
    match &context.at {
        At::Key {
            word,
            others,
            style,
        } => {
            let home = home(&path, context, kind, text, byte)?;
            let open = settings::keys(&home)
                .into_iter()
                .filter(|offer| !others.contains(&offer.label));
            let keys = open.map(|offer| Offer {
                insert: Some(as_key(&offer.label, *style, false)),
                kind: CompletionItemKind::FIELD,
                ..offer
            });
            Some((word.clone(), keys.collect()))
        }
        At::Value { word, style } => {
            let (key, around) = path.split_last()?;
            let home = home(around, context, kind, text, byte)?;
            Some((
                settings::element(text, word.clone())?,
                as_values(settings::values(key, &home), *style),
            ))
        }
        At::Settings { .. } => None,
    }
}

/// What the map below a path configures.
fn home(
    path: &[&str],
    context: &Context,
    kind: Option<FileKind>,
    text: &str,
    byte: usize,
) -> Option<Home> {
    let kinds: Vec<Kind> = match path {
        ["Resources", _, "Properties", "ConnectorConfiguration"]
            if context.kind.as_deref() == Some("AWS::KafkaConnect::Connector") =>
        {
            CONNECTOR.into()
        }
        ["spec", rest @ .., "config"] => of_strimzi(resource(text, byte)?, rest)?,
        [] | ["config"] if is_connector(kind, text) => CONNECTOR.into(),
        [] if kind == Some(FileKind::Librdkafka) => vec![Kind::Librdkafka],
        _ => return None,
    };
    Some(Home::of_kinds(kinds))
}

/// Whether a file is one connector, readable or not.
fn is_connector(kind: Option<FileKind>, text: &str) -> bool {
    match kind {
        Some(FileKind::ConnectorSettings) => true,
        Some(FileKind::Other) | None => text.contains("\"connector.class\""),
        Some(_) => false,
    }
}

/// What a resource of Strimzi configures below `spec`, with the names between that and `config`.
fn of_strimzi(kind: &str, between: &[&str]) -> Option<Vec<Kind>> {
    match (kind, between) {
        ("Kafka", ["kafka"]) => Some(vec![Kind::Broker]),
        ("KafkaTopic", []) => Some(vec![Kind::Topic]),
        ("KafkaConnect", []) => Some(vec![Kind::ConnectWorker]),
        ("KafkaConnector", []) => Some(CONNECTOR.into()),
        _ => None,
    }
}

/// The `kind` of the resource of Strimzi around a byte: of several in one file each begins with `---`.
fn resource(text: &str, byte: usize) -> Option<&str> {
    let (before, after) = (text.get(..byte)?, text.get(byte..)?);
    let start = before.rfind("\n---").map_or(0, |at| at + 1);
    let end = after.find("\n---").map_or(text.len(), |at| byte + at);
    let document = text.get(start..end)?;
    if !document.contains("kafka.strimzi.io/") {
        return None;
    }
    let mut kinds = document
        .lines()
        .filter_map(|line| line.strip_prefix("kind:"));
    Some(kinds.next()?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::of_template;

    /// The labels at the bar.
    fn labels(text: &str, kind: Option<FileKind>) -> Vec<String> {
        let byte = text.find('§').unwrap();
        let text = text.replace('§', "");
        let context = of_template(&text, byte).expect("a place");
        let found = offers(&context, kind, &text, byte);
        let offers = found.map(|(_, offers)| offers).unwrap_or_default();
        offers.into_iter().map(|offer| offer.label).collect()
    }

    fn has(text: &str, label: &str) -> bool {
        labels(text, None).iter().any(|one| one == label)
    }

    #[test]
    fn connectors_are_maps_of_settings() {
        let json = r#"{"name": "x", "config": {"connector.class": "X", "§"}}"#;
        assert!(has(json, "errors.tolerance") && !has(json, "connector.class"));
        let value = r#"{"config": {"connector.class": "X", "errors.tolerance": "§"}}"#;
        assert_eq!(labels(value, None), ["all", "none"]);
        let head = "Resources:\n  C:\n    Type: AWS::KafkaConnect::Connector\n    Properties:\n";
        let yaml = format!("{head}      ConnectorConfiguration:\n        tasks§");
        assert!(has(&yaml, "tasks.max"));
        assert!(labels(&yaml.replace("ConnectorConfiguration", "Capacity"), None).is_empty());
    }

    #[test]
    fn strimzi_says_what_its_config_is() {
        let of = |kind: &str, inner: &str| {
            format!("apiVersion: kafka.strimzi.io/v1beta2\nkind: {kind}\nspec:\n{inner}")
        };
        let other = "kind: ConfigMap\n---\n";
        let topic = other.to_owned() + &of("KafkaTopic", "  config:\n    ret§");
        assert!(has(&topic, "retention.ms") && !has(&topic, "log.dirs"));
        let broker = of("Kafka", "  kafka:\n    config:\n      log§");
        assert!(has(&broker, "log.dirs"));
        assert!(labels(&broker.replace("strimzi", "other"), None).is_empty());
    }
}
