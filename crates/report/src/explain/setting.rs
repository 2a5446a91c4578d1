//! A Kafka setting in every component that has it: what it is, how that changed with the versions, what other client
//! libraries do, what MSK allows, and which rules judge it.

use kafka::{DefaultValue, Importance, Kind, Setting, Type, UpdateMode, Version, human, humanly};

use super::{Card, Subject, Watches, elsewhere, on_msk};

pub(super) fn told(name: &str, watches: &Watches) -> Vec<Card> {
    let found = Kind::ALL
        .into_iter()
        .filter_map(|kind| kafka::setting(kind, name));
    found.map(|setting| one(setting, watches)).collect()
}

pub(super) fn all(watches: &Watches) -> Vec<Card> {
    let every = Kind::ALL.into_iter().flat_map(kafka::settings);
    every.map(|setting| one(setting, watches)).collect()
}

fn one(setting: &Setting, watches: &Watches) -> Card {
    let name = setting.name;
    let version = |version: Option<Version>| {
        version
            .map(|version| version.to_string())
            .unwrap_or_default()
    };
    let deprecated = match setting.deprecated_since() {
        // As old as the catalog or as the setting: when it began is not known or says nothing.
        Some(since) if Some(since) <= setting.since().or(Some(Version::OLDEST)) => "yes".to_owned(),
        Some(since) => format!("from {since} on"),
        None => String::new(),
    };
    let newest = setting.removed().map_or(Version::NEWEST, |_| {
        setting
            .defaults()
            .last()
            .map_or(Version::OLDEST, |(version, _)| version)
    });
    let mut rows = vec![
        (
            "type",
            changes(setting.types(), |kind| type_name(*kind).to_owned()),
        ),
        (
            "default",
            changes(setting.defaults().collect(), |default| {
                shown(name, *default)
            }),
        ),
        (
            "valid",
            changes(setting.valids(), |valid| humanly(name, &valid.to_string())),
        ),
        (
            "importance",
            changes(setting.importances(), |one| importance(*one).to_owned()),
        ),
        (
            "update mode",
            changes(setting.update_modes(), |mode| update(*mode).to_owned()),
        ),
        ("since", version(setting.since())),
        ("removed in", version(setting.removed())),
        ("deprecated", deprecated),
        ("same as", setting.alias_of().unwrap_or_default().to_owned()),
        (
            "note",
            setting.note_at(newest).unwrap_or_default().to_owned(),
        ),
    ];
    rows.extend(relatives(setting));
    rows.extend(elsewhere::rows(setting));
    rows.extend(on_msk::rows(setting));
    rows.extend(watches.rows(setting.kind, setting.alias_of().unwrap_or(name)));
    let source = kafka::provenance(setting.kind);
    let source = source.map(|source| format!("{} (as of {})", source.source, source.as_of));
    rows.push(("source", source.unwrap_or_default()));
    let title = format!("{} setting {name}", setting.kind);
    Card::new(Subject::Setting, name, title, rows)
}

/// `1; from 3.0 on all`: the oldest value known, and each later one.
pub(super) fn changes<T>(all: Vec<(Version, T)>, word: impl Fn(&T) -> String) -> String {
    let mut told = String::new();
    for (at, (version, value)) in all.iter().enumerate() {
        if at > 0 {
            told.push_str(&format!("; from {version} on "));
        }
        told.push_str(&word(value));
    }
    told
}

/// A default as people read it.
pub(super) fn shown(name: &str, default: DefaultValue) -> String {
    match default {
        DefaultValue::Required => "none, it must be set".to_owned(),
        DefaultValue::Null => "none".to_owned(),
        DefaultValue::Is("") => "empty".to_owned(),
        DefaultValue::Is(value) => human(name, value),
    }
}

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Boolean => "boolean",
        Type::Int => "int",
        Type::Short => "short",
        Type::Long => "long",
        Type::Double => "double",
        Type::String => "string",
        Type::List => "list",
        Type::Class => "class",
        Type::Password => "password",
    }
}

fn importance(importance: Importance) -> &'static str {
    match importance {
        Importance::Low => "low",
        Importance::Medium => "medium",
        Importance::High => "high",
    }
}

fn update(mode: UpdateMode) -> &'static str {
    match mode {
        UpdateMode::ReadOnly => "read-only, a change needs a restart",
        UpdateMode::PerBroker => "per-broker, while it runs",
        UpdateMode::ClusterWide => "cluster-wide, while it runs",
    }
}

/// Other settings that speak of the same thing.
fn relatives(setting: &Setting) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    match setting.kind {
        Kind::Broker => {
            if let Some(group) = kafka::synonyms(setting.name) {
                let members: Vec<&str> = group.members().collect();
                let mut told = format!("{}; the first that is set counts", members.join(", "));
                if let Some(note) = group.note() {
                    told = format!("{}; {note}", members.join(", "));
                }
                rows.push(("same thing", told));
            }
            rows.push((
                "topic key",
                twins(setting, |name, version| {
                    kafka::topic_twin(name, version).into_iter().collect()
                }),
            ));
        }
        Kind::Topic => rows.push((
            "broker key",
            twins(setting, |name, version| {
                kafka::broker_twins(name, version).collect()
            }),
        )),
        _ => {}
    }
    rows
}

/// The twins in the newest version, or, where that has none any more, in the oldest.
fn twins(setting: &Setting, of: impl Fn(&'static str, Version) -> Vec<&'static str>) -> String {
    let newest = of(setting.name, Version::NEWEST);
    let found = match newest.is_empty() {
        true => of(setting.name, Version::OLDEST),
        false => newest,
    };
    found.join(", then ")
}
