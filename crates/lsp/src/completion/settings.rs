//! Kafka settings and their values, as far as the place takes them.

use std::{collections::BTreeMap, ops::Range};

use kafka::{DefaultValue, Kind, Presence, Setting, Type, Valid, Version};
use lsp_types::CompletionItemKind;
use model::facts::{self, BrokerClass, DefaultFor, Settable, Storage, msk_default};

use super::Offer;
use crate::{context, home::Home};

/// What may stand on a line, and which bytes it replaces.
pub(super) fn offers(
    text: &str,
    line: Range<usize>,
    home: &Home,
) -> Option<(Range<usize>, Vec<Offer>)> {
    let (key, value) = context::parted(text, line)?;
    match value {
        None => Some((key, keys(home))),
        Some(value) => {
            let name = text.get(key)?;
            let written = text.get(value.clone())?;
            // Of a list only the element that is being written is replaced.
            let element = written.rfind(',').map_or(0, |comma| comma + 1);
            let start = value.start + element;
            let blank = written.get(element..)?;
            let start = start + (blank.len() - blank.trim_start().len());
            Some((start..value.end, values(name, home)))
        }
    }
}

/// What a file configures that the last run could not read, by its name and keys.
pub(super) fn guess(name: &str, text: &str) -> Home {
    let keys = text
        .lines()
        .filter_map(|line| line.split(['=', ':']).next());
    let keys: Vec<&str> = keys.map(str::trim).collect();
    let kinds = match kafka::recognise(Some(name), keys).kind {
        kafka::FileKind::BrokerSettings => vec![Kind::Broker],
        kafka::FileKind::ConnectWorker => vec![Kind::ConnectWorker],
        kafka::FileKind::Connector => vec![Kind::SourceConnector, Kind::SinkConnector],
        kafka::FileKind::Mirror => vec![Kind::Mirror, Kind::SourceConnector],
        kafka::FileKind::TopicSettings => vec![Kind::Topic],
        kafka::FileKind::Client(_) | kafka::FileKind::Unknown => {
            vec![Kind::Producer, Kind::Consumer, Kind::Admin]
        }
    };
    Home {
        kinds,
        msk: false,
        class: None,
        version: None,
    }
}

const CLASSES: [BrokerClass; 2] = [BrokerClass::Standard, BrokerClass::Express];

fn keys(home: &Home) -> Vec<Offer> {
    let mut found: BTreeMap<&str, Offer> = BTreeMap::new();
    if home.msk {
        let classes = CLASSES.into_iter();
        for class in classes.filter(|class| home.class.is_none_or(|only| only == *class)) {
            let settable = facts::properties(class)
                .filter(|fact| matches!(facts::settable(class, fact.name), Settable::ReadWrite(_)));
            for fact in settable {
                let setting = kafka::setting(Kind::Broker, fact.name);
                if setting.is_some_and(|setting| !is_there(setting, home.version)) {
                    continue;
                }
                let detail = default(class, fact.name, setting, home.version);
                found
                    .entry(fact.name)
                    .or_insert_with(|| key(fact.name, detail));
            }
        }
    } else {
        for kind in &home.kinds {
            for setting in kafka::settings(*kind) {
                if is_there(setting, home.version) && setting.alias_of().is_none() {
                    let detail = kafka_default(setting, home.version);
                    found
                        .entry(setting.name)
                        .or_insert_with(|| key(setting.name, detail));
                }
            }
        }
    }
    found.into_values().collect()
}

fn key(name: &str, detail: String) -> Offer {
    Offer {
        label: name.to_owned(),
        insert: Some(format!("{name}=")),
        detail,
        kind: CompletionItemKind::PROPERTY,
        about: Some(name.to_owned()),
    }
}

/// Whether a version has a setting and speaks of it; of no version, whether it was never dropped.
fn is_there(setting: &Setting, version: Option<Version>) -> bool {
    match version {
        Some(version) => {
            setting.presence(version) == Presence::Present && !setting.is_internal(version)
        }
        None => setting.removed().is_none() && !setting.is_internal(Version::NEWEST),
    }
}

fn default(
    class: BrokerClass,
    name: &str,
    setting: Option<&Setting>,
    version: Option<Version>,
) -> String {
    let cluster = DefaultFor {
        class,
        zones: None,
        storage: Storage::Local,
        vcpu: None,
    };
    match msk_default(&cluster, name) {
        facts::MskDefault::Is(value) => format!("MSK's default {}", value.value),
        facts::MskDefault::DependsOn(facts::Needs::Zones) => "default by zones".to_owned(),
        facts::MskDefault::DependsOn(facts::Needs::Vcpu) => "default by vCPUs".to_owned(),
        facts::MskDefault::Generated(words) => words.to_owned(),
        facts::MskDefault::Kafka => {
            setting.map_or_else(String::new, |setting| kafka_default(setting, version))
        }
    }
}

fn kafka_default(setting: &Setting, version: Option<Version>) -> String {
    match setting.default_at(version.unwrap_or(Version::NEWEST)) {
        DefaultValue::Is("") => "default empty".to_owned(),
        DefaultValue::Is(value) => format!("default {value}"),
        DefaultValue::Null => String::new(),
        DefaultValue::Required => "required".to_owned(),
    }
}

fn values(name: &str, home: &Home) -> Vec<Offer> {
    let mut words: Vec<&str> = Vec::new();
    if home.msk {
        for class in CLASSES {
            let open = home.class.is_none_or(|only| only == class);
            let fact = facts::properties(class).find(|fact| fact.name == name);
            let valid = fact.filter(|_| open).and_then(|fact| fact.valid.as_ref());
            if let Some(facts::Valid::OneOf(some) | facts::Valid::ListOf(some)) = valid {
                words.extend(some);
            }
        }
    }
    if words.is_empty() {
        let settings = home.kinds.iter();
        for setting in settings.filter_map(|kind| kafka::setting(*kind, name)) {
            let version = home.version.unwrap_or(Version::NEWEST);
            match setting.valid_at(version) {
                Valid::OneOf { words: some, .. } | Valid::Elements { words: some, .. } => {
                    words.extend(some);
                }
                _ if setting.type_at(version) == Type::Boolean => words.extend(["true", "false"]),
                _ => {}
            }
        }
    }
    let mut offered: Vec<Offer> = Vec::new();
    for word in words {
        if offered.iter().all(|offer| offer.label != word) {
            offered.push(Offer {
                label: word.to_owned(),
                insert: None,
                detail: String::new(),
                kind: CompletionItemKind::ENUM_MEMBER,
                about: None,
            });
        }
    }
    offered
}
