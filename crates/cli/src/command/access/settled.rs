//! What a client's settings file tells of the rights it needs.

use std::path::Path;

use iam::Target;
use model::access::Settled;
use model::{Estate, SettingsFile};

use crate::world::Refusal;

/// Reads the group, the transactional id and what settles the conditions of rights. What is given on the command line
/// stays.
pub(super) fn by_client(
    estate: &Estate,
    file: &Path,
    target: &mut Target,
) -> Result<Settled, Refusal> {
    let name = crate::inputs::shown(file);
    let settings = estate
        .settings_files()
        .iter()
        .find(|one| estate.sources.name(one.file) == name)
        .ok_or_else(|| Refusal::usage(format!("{name} holds no client settings")))?;
    let group = value(settings, "group.id").or_else(|| value(settings, "application.id"));
    if target.groups.is_empty() {
        target.groups.extend(group);
    }
    let transactional = value(settings, "transactional.id");
    if target.transactional_ids.is_empty() {
        target.transactional_ids.extend(transactional.clone());
    }
    let mut settled = Settled::new();
    if transactional.is_some() {
        settled.insert("idempotence".into(), true);
    } else if let Some(on) =
        value(settings, "enable.idempotence").and_then(|text| text.parse().ok())
    {
        settled.insert("idempotence".into(), on);
    }
    // Kafka Streams processes at least once unless it is told otherwise. Source: Apache Kafka documentation, Kafka
    // Streams configs, `processing.guarantee`.
    if let Some(guarantee) = value(settings, "processing.guarantee") {
        settled.insert("exactly-once".into(), guarantee.starts_with("exactly_once"));
    }
    Ok(settled)
}

/// A value that is written out; one with a placeholder tells nothing.
fn value(settings: &SettingsFile, key: &str) -> Option<String> {
    let fact = settings.setting(key);
    let text = fact.value.known()?.trim().to_owned();
    (!text.is_empty() && !text.contains("${")).then_some(text)
}
