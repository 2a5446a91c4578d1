//! A Kafka setting in every component that has it.

use kafka::{DefaultValue, Kind, Setting, Version};

use super::{Card, Subject};

pub(super) fn told(name: &str) -> Vec<Card> {
    let found = Kind::ALL
        .into_iter()
        .filter_map(|kind| kafka::setting(kind, name));
    found.map(one).collect()
}

pub(super) fn all() -> Vec<Card> {
    let every = Kind::ALL.into_iter().flat_map(kafka::settings);
    every.map(one).collect()
}

fn one(setting: &Setting) -> Card {
    let shown = |default: DefaultValue| match default {
        DefaultValue::Required => "none, it must be set".to_owned(),
        DefaultValue::Null => "none".to_owned(),
        DefaultValue::Is("") => "empty".to_owned(),
        DefaultValue::Is(value) => value.to_owned(),
    };
    let defaults: Vec<(Version, DefaultValue)> = setting.defaults().collect();
    let mut told = String::new();
    let mut newest = None;
    for (version, default) in defaults {
        if newest.is_some() {
            told.push_str(&format!(", from {version} on "));
        }
        told.push_str(&shown(default));
        newest = Some(version);
    }
    let version = |version: Option<Version>| {
        version
            .map(|version| version.to_string())
            .unwrap_or_default()
    };
    let mut rows = vec![("default", told)];
    if let Some(newest) = newest {
        rows.push((
            "type",
            format!("{:?}", setting.type_at(newest)).to_lowercase(),
        ));
        rows.push(("valid", setting.valid_at(newest).to_string()));
        let deprecated = setting.is_deprecated(newest);
        rows.push((
            "deprecated",
            if deprecated {
                "yes".to_owned()
            } else {
                String::new()
            },
        ));
        rows.push((
            "note",
            setting.note_at(newest).unwrap_or_default().to_owned(),
        ));
    }
    rows.push(("since", version(setting.since())));
    rows.push(("removed in", version(setting.removed())));
    let source = kafka::provenance(setting.kind);
    let source = source.map(|source| format!("{} (as of {})", source.source, source.as_of));
    rows.push(("source", source.unwrap_or_default()));
    let title = format!("{} setting {}", setting.kind, setting.name);
    Card::new(Subject::Setting, setting.name, title, rows)
}
