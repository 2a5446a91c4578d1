//! Kafka settings and their values, as far as the place takes them.

use std::{collections::BTreeMap, ops::Range};

use kafka::{DefaultValue, Kind, Presence, Setting, Type, Valid, Version};
use lsp_types::CompletionItemKind;
use model::facts::{self, BrokerClass, DefaultFor, Settable, Storage, msk_default};

use super::{About, Offer, Offers};
use crate::{context, home::Home};

/// What may stand on a line, and which bytes it replaces.
pub(super) fn offers(text: &str, line: Range<usize>, home: &Home) -> Option<Offers> {
    let (key, value) = context::parted(text, line)?;
    match value {
        None => Some((key, keys(home))),
        Some(value) => Some((element(text, value)?, values(text.get(key)?, home))),
    }
}

/// Of a list the element that is being written: only that is replaced.
pub(super) fn element(text: &str, value: Range<usize>) -> Option<Range<usize>> {
    let written = text.get(value.clone())?;
    let start = written.rfind(',').map_or(0, |comma| comma + 1);
    let blank = written.get(start..)?;
    let start = start + (blank.len() - blank.trim_start().len());
    Some(value.start + start..value.end)
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
    Home::of_kinds(kinds)
}

const CLASSES: [BrokerClass; 2] = [BrokerClass::Standard, BrokerClass::Express];

/// Kafka's names of what may be set.
pub(super) fn keys(home: &Home) -> Vec<Offer> {
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
                let detail = told_by_msk(class, fact.name, setting, home.version);
                found
                    .entry(fact.name)
                    .or_insert_with(|| key(fact.name, detail));
            }
        }
    } else {
        for kind in &home.kinds {
            for setting in kafka::settings(*kind) {
                if is_there(setting, home.version) && setting.alias_of().is_none() {
                    let detail = default(setting, home.version);
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
        about: Some(About::Name(name.to_owned())),
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

fn told_by_msk(
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
            setting.map_or_else(String::new, |setting| default(setting, version))
        }
    }
}

/// Kafka's default of a setting, in words.
pub(super) fn default(setting: &Setting, version: Option<Version>) -> String {
    match setting.default_at(version.unwrap_or(Version::NEWEST)) {
        DefaultValue::Is("") => "default empty".to_owned(),
        DefaultValue::Is(value) => format!("default {value}"),
        DefaultValue::Null => String::new(),
        DefaultValue::Required => "required".to_owned(),
    }
}

/// The words that a setting takes.
pub(super) fn values(name: &str, home: &Home) -> Vec<Offer> {
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
            offered.push(Offer::value(word));
        }
    }
    offered
}
