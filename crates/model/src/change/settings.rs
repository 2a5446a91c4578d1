//! Broker and topic settings before and after: what was written differently, whether it takes a restart, and which
//! defaults nobody wrote down become others because the version or the cluster changes.

use std::collections::{BTreeMap, BTreeSet};

use fact::{Case, Confidence, Fact, Span, Value};
use kafka::{Kind, Presence, UpdateMode, Version};
use syntax::properties::Properties;

use super::{
    Change, Effect,
    judge::{Step, judge},
    resources::by_fact,
};
use crate::{
    Estate, Scope, SettingsKind,
    facts::{Settable, UpdateFact, settable, updates_of},
};

/// Where settings of a scope are told: its file and the logical id of its cluster or configuration.
type Key = (String, String);

pub(super) fn changes(before: &Estate, after: &Estate) -> Vec<Change> {
    let (was, is) = (scopes(before), scopes(after));
    let mut found: Vec<Change> = Vec::new();
    for (key, new) in &is {
        if let Some(old) = was.get(key) {
            found.extend(of_scope(key, old, new, after));
        }
    }
    // A configuration that several clusters use is told once.
    let mut seen = BTreeSet::new();
    found.retain(|change| {
        let written = change.effect != Effect::NewDefault;
        !written
            || seen.insert((
                change.file.clone(),
                change.is_at,
                change.was_at,
                change.what.clone(),
            ))
    });
    found.extend(topics(before, after));
    found
}

fn scopes(estate: &Estate) -> BTreeMap<Key, Scope<'_>> {
    let key = |scope: &Scope<'_>| -> Option<Key> {
        let name = |file| estate.sources.name(file).to_owned();
        if let Some(cluster) = &scope.cluster {
            let file = name(cluster.resource.template().file());
            return Some((file, cluster.resource.name().to_owned()));
        }
        if let Some(file) = scope.file {
            return (file.kind == SettingsKind::Broker).then(|| (name(file.file), String::new()));
        }
        let configuration = scope.configuration.by_default()?;
        let template = estate.templates().get(configuration.template)?;
        Some((name(template.file()), configuration.name.clone()))
    };
    let all = estate.scopes().into_iter();
    all.filter_map(|scope| Some((key(&scope)?, scope)))
        .collect()
}

fn of_scope(key: &Key, old: &Scope<'_>, new: &Scope<'_>, after: &Estate) -> Vec<Change> {
    let declared = |scope: &Scope<'_>| -> BTreeSet<String> {
        let all = scope.all().into_iter();
        all.filter_map(|fact| fact.path.as_str().rsplit('/').next().map(str::to_owned))
            .collect()
    };
    let (was, is) = (declared(old), declared(new));
    let mut found: Vec<Change> = was
        .union(&is)
        .filter_map(|name| written(key, name, old, new))
        .collect();
    if new.cluster.is_some() {
        let silent = |name: &&str| !was.contains(*name) && !is.contains(*name);
        let names = kafka::settings(Kind::Broker)
            .iter()
            .map(|setting| setting.name);
        found.extend(
            names
                .filter(silent)
                .filter_map(|name| new_default(key, name, old, new)),
        );
    }
    if let Some(row) = pinned(old, new) {
        let written = found
            .iter_mut()
            .filter(|change| change.effect != Effect::NewDefault);
        for change in written {
            *change = by_fact(change.clone(), row);
        }
    }
    for change in &mut found {
        // A setting of the configuration that a cluster uses belongs to where it is written.
        if let Some(span) = change.is_at.filter(|_| change.effect != Effect::NewDefault) {
            change.file = after.sources.name(span.file).to_owned();
        }
    }
    found
}

/// What holds when the cluster names one revision before and after: nothing that is written reaches it.
fn pinned(old: &Scope<'_>, new: &Scope<'_>) -> Option<&'static UpdateFact> {
    let revision = |scope: &Scope<'_>| {
        let number = scope.at("ConfigurationInfo.Revision")?.integer();
        number.value.known().copied()
    };
    let name = |scope: &Scope<'_>| Some(scope.configuration.known()?.name.clone());
    let kept = revision(old).is_some_and(|was| revision(new) == Some(was));
    (kept && name(old).is_some() && name(old) == name(new))
        .then(|| updates_of("AWS::MSK::Configuration", "ServerProperties").next())
        .flatten()
}

/// A setting that was written on at least one side.
fn written(key: &Key, name: &str, old: &Scope<'_>, new: &Scope<'_>) -> Option<Change> {
    let (was, is) = (old.setting(name), new.setting(name));
    let (from, to) = (was.text(), is.text());
    let told = |value: &Value<String>| value.by_default().cloned();
    let (before, after) = (told(&from.value), told(&to.value));
    let at = |fact: &Fact<String>, declared: bool| declared.then_some(fact.span);
    let about = Change {
        what: name.to_owned(),
        setting: true,
        before: before.clone().map(|_| was.told()),
        after: after.clone().map(|_| is.told()),
        was_at: at(&from, was.is_declared()),
        is_at: at(&to, is.is_declared()).or(Some(to.span)),
        ..about(key, new)
    };
    let open = |value: &Value<String>| value.by_default().is_none() && !value.is_absent();
    if open(&from.value) || open(&to.value) {
        let same = old.declared(name).value == new.declared(name).value;
        return (!same && from.value != to.value).then(|| Change {
            effect: Effect::Open,
            says: "whether it changes cannot be told".into(),
            ..about
        });
    }
    if before == after {
        return None;
    }
    let step = Step {
        before: before.as_deref().unwrap_or(""),
        after: after.as_deref().unwrap_or(""),
    };
    if let Some(row) = judge("setting", name, step, None) {
        return Some(by_fact(about, row));
    }
    let version = version(new);
    let mode = kafka::setting(Kind::Broker, name)
        .and_then(|setting| setting.update_mode_at(version.unwrap_or(Version::NEWEST)));
    let (effect, says) = match mode {
        Some(UpdateMode::ReadOnly) => (
            Effect::Restart,
            "a static setting: brokers restart one after the other to take it",
        ),
        Some(UpdateMode::PerBroker | UpdateMode::ClusterWide) => {
            (Effect::InPlace, "a dynamic setting: it takes no restart")
        }
        None => (Effect::Open, "whether it takes a restart is not known"),
    };
    let confidence = if certain(&from) && certain(&to) {
        Confidence::High
    } else {
        Confidence::Medium
    };
    Some(Change {
        effect,
        says: says.to_owned(),
        origin: None,
        confidence,
        ..about
    })
}

fn certain(fact: &Fact<String>) -> bool {
    matches!(fact.value, Value::Known(_) | Value::Absent)
}

/// A default that nobody wrote down on either side and that is another one afterwards.
fn new_default(key: &Key, name: &str, old: &Scope<'_>, new: &Scope<'_>) -> Option<Change> {
    let setting = kafka::setting(Kind::Broker, name)?;
    let (from, to) = (version(old)?, version(new)?);
    let there = |version| setting.presence(version) == Presence::Present;
    if setting.is_internal(to) || !there(from) || !there(to) {
        return None;
    }
    let (was, is) = (old.setting(name), new.setting(name));
    let (before, after) = (
        was.text().value.by_default()?.clone(),
        is.text().value.by_default()?.clone(),
    );
    (before != after).then(|| Change {
        what: name.to_owned(),
        setting: true,
        before: Some(was.told()),
        after: Some(is.told()),
        is_at: new.cluster.map(|cluster| cluster.kafka_version().span),
        effect: Effect::NewDefault,
        says: "nobody set it, and its default is another one now".into(),
        help: can_be_set(new, name).then(|| format!("write {name}={before} to keep what you have")),
        ..about(key, new)
    })
}

/// Whether a configuration for the cluster may set it.
fn can_be_set(scope: &Scope<'_>, name: &str) -> bool {
    let class = scope.class().by_default().copied();
    class.is_some_and(|class| matches!(settable(class, name), Settable::ReadWrite(_)))
}

fn version(scope: &Scope<'_>) -> Option<Version> {
    let text = scope.kafka_version();
    let (version, _) = Version::parse(text.by_default()?).ok()?;
    Some(version)
}

fn about(key: &Key, scope: &Scope<'_>) -> Change {
    let kind = match (&scope.cluster, scope.file) {
        (Some(cluster), _) => cluster.resource.kind(),
        (None, Some(_)) => "settings",
        (None, None) => "AWS::MSK::Configuration",
    };
    Change {
        file: key.0.clone(),
        resource: key.1.clone(),
        kind: kind.to_owned(),
        what: String::new(),
        setting: false,
        before: None,
        after: None,
        was_at: None,
        is_at: None,
        effect: Effect::InPlace,
        mind: false,
        once: false,
        says: String::new(),
        help: None,
        origin: None,
        confidence: Confidence::High,
        case: Case::default(),
    }
}

/// The settings of topics that stand on both sides.
fn topics(before: &Estate, after: &Estate) -> Vec<Change> {
    let mut found = Vec::new();
    let file = |estate: &Estate, topic: &crate::Topic<'_>| {
        let file = topic.file();
        estate.sources.name(file).to_owned()
    };
    for new in after.topics() {
        let here = file(after, &new);
        let old = before
            .topics()
            .find(|old| old.label() == new.label() && file(before, old) == here);
        // Only the resources of templates change with a deployment.
        let (Some(old), Some(resource)) = (old, new.resource()) else {
            continue;
        };
        let (was, is) = (old.configs(), new.configs());
        let texts = |properties: &Fact<Properties>| -> Option<BTreeMap<String, (String, Span)>> {
            if properties.value.is_absent() {
                return Some(BTreeMap::new());
            }
            let entries = &properties.value.by_default()?.entries;
            let all = entries.iter().map(|entry| {
                let text = entry.trimmed().as_str().to_owned();
                (entry.key().to_owned(), (text, entry.key_span()))
            });
            Some(all.collect())
        };
        let (Some(was), Some(is)) = (texts(was), texts(is)) else {
            continue;
        };
        let names: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        for name in names {
            let (before, after) = (was.get(name), is.get(name));
            let text = |side: Option<&(String, Span)>| side.map(|(text, _)| text.clone());
            if text(before) == text(after) {
                continue;
            }
            let change = Change {
                what: name.clone(),
                setting: true,
                before: text(before).map(|text| format!("`{text}`")),
                after: text(after).map(|text| format!("`{text}`")),
                was_at: before.map(|(_, at)| *at),
                is_at: Some(after.map_or(new.span(), |(_, at)| *at)),
                says: "a topic setting: it takes no restart".into(),
                ..super::resources::blank(&here, &resource)
            };
            let (was, is) = (text(before), text(after));
            let step = Step {
                before: was.as_deref().unwrap_or(""),
                after: is.as_deref().unwrap_or(""),
            };
            found.push(match judge("topic-setting", name, step, None) {
                Some(row) => by_fact(change, row),
                None => change,
            });
        }
    }
    found
}
