//! Settings as they were written, line by line. In: the estate. Out: each line with its logical address, the case it
//! stands in, and what the text it stands in configures.

use std::collections::HashMap;

use fact::{Confidence, Hit, Outcome, Path, Span, Standing, Value};
use kafka::Kind;
use model::{Estate, Scope, SettingsKind};
use syntax::properties::{Entry, Properties};

/// One setting as it was written.
#[derive(Clone, Debug)]
pub(crate) struct Line<'e> {
    pub(crate) entry: &'e Entry,
    pub(crate) path: Path,
    pub(crate) hit: Hit,
}

/// One text of settings, in one of the cases it can be in.
pub(crate) struct Written<'e> {
    pub(crate) properties: &'e Properties,
    /// The address of the text; empty for a file.
    pub(crate) parent: Path,
    pub(crate) hit: Hit,
    /// The catalogs its settings may stand in.
    pub(crate) kinds: Vec<Kind>,
}

/// Every text of settings of the run: configurations in templates and loose files.
pub(crate) fn everywhere(estate: &Estate) -> Vec<Written<'_>> {
    let mut all = Vec::new();
    for configuration in estate.configurations() {
        let parent = &configuration.properties.path;
        for (properties, hit) in cases(configuration.properties.value.as_ref()) {
            all.push(Written {
                properties,
                parent: parent.clone(),
                hit,
                kinds: vec![Kind::Broker],
            });
        }
    }
    let brokers = estate.settings_files().iter();
    let brokers = brokers.filter(|file| file.kind == SettingsKind::Broker);
    let brokers = brokers.chain(estate.own_brokers());
    let brokers = brokers.map(|file| (file, vec![Kind::Broker]));
    let clients = estate.client_views();
    let clients = clients.map(|client| (client.file, client.kinds()));
    for (file, kinds) in brokers.chain(clients) {
        if is_foreign(&file.properties) {
            continue;
        }
        all.push(Written {
            properties: &file.properties,
            parent: file.path.clone(),
            hit: Hit::certain(),
            kinds,
        });
    }
    all
}

/// Whether a text is not properties but something another tool makes them of, or HOCON: its lines are not what they seem.
pub(crate) fn is_foreign(properties: &Properties) -> bool {
    properties.entries.iter().any(|entry| {
        let key = entry.key();
        key.starts_with(['{', '}', '[', ']', '<', '%'])
            || key.contains("{{")
            || key.contains("${")
            || entry.value().starts_with("${?")
    })
}

/// The lines of broker settings that apply somewhere. A line that stands alike in every case stands always.
pub(crate) fn lines<'e>(scope: &Scope<'e>) -> Vec<Line<'e>> {
    if let Some(file) = scope.file {
        if is_foreign(&file.properties) {
            return Vec::new();
        }
        let lines = file.properties.entries.iter();
        return lines
            .map(|entry| Line {
                entry,
                path: file.path.child(entry.key()),
                hit: Hit::certain(),
            })
            .collect();
    }
    let texts = scope.configuration.clone().flat_map(|configuration| {
        let properties = &configuration.properties;
        let path = &properties.path;
        properties.value.as_ref().map(|text| (path, text))
    });
    let texts = cases(texts);
    // Nearly every configuration is one text.
    if let [((path, properties), _)] = texts.as_slice() {
        let lines = properties.entries.iter().map(|entry| Line {
            entry,
            path: path.child(entry.key()),
            hit: Hit::certain(),
        });
        return lines.collect();
    }
    let all = texts.len();
    let mut lines: Vec<Line<'e>> = Vec::new();
    let mut seen: HashMap<(Span, String), (usize, usize)> = HashMap::new();
    for ((path, properties), hit) in texts {
        for entry in &properties.entries {
            let key = (entry.span(), entry.value().to_owned());
            if let Some((_, times)) = seen.get_mut(&key) {
                *times += 1;
                continue;
            }
            seen.insert(key, (lines.len(), 1));
            lines.push(Line {
                entry,
                path: path.child(entry.key()),
                hit: hit.clone(),
            });
        }
    }
    for (at, times) in seen.into_values() {
        if let Some(line) = lines.get_mut(at).filter(|_| times == all) {
            line.hit = Hit::certain();
        }
    }
    lines
}

/// Each known possibility with how sure it is.
fn cases<T>(value: Value<T>) -> Vec<(T, Hit)> {
    let alternatives = match value {
        Value::Known(one) => return vec![(one, Hit::certain())],
        Value::OneOf(alternatives) => alternatives,
        Value::Unknown(_) | Value::Absent => return Vec::new(),
    };
    let known = alternatives.into_iter().filter_map(|alternative| {
        let Outcome::Known(one) = alternative.outcome else {
            return None;
        };
        let confidence = match alternative.standing {
            Standing::Default | Standing::Open => Confidence::Medium,
            Standing::Override => Confidence::Low,
        };
        let hit = Hit {
            confidence,
            case: alternative.case,
            span: None,
        };
        Some((one, hit))
    });
    known.collect()
}

/// Whether a value carries what was meant to be a line or a comment of its own; rules about its meaning then keep silent.
pub(crate) fn is_garbled(entry: &Entry) -> bool {
    entry.value().contains('\n')
        || comment_in(entry.value()).is_some()
        || second_in(entry).is_some()
}

/// Where in a value a comment begins that was meant as one: `#` behind white space.
pub(crate) fn comment_in(value: &str) -> Option<usize> {
    let bytes = value.as_bytes();
    let mut pairs = bytes.iter().zip(bytes.iter().skip(1)).enumerate();
    let found = pairs.find(|(_, (before, at))| matches!(before, b' ' | b'\t') && **at == b'#');
    found.map(|(at, _)| at)
}

/// Where in a value another setting begins, and its key: `b.c=…` behind white space.
pub(crate) fn second_in(entry: &Entry) -> Option<(usize, &str)> {
    let value = entry.value();
    // Login modules take options that look like settings.
    if entry.key().ends_with("jaas.config") {
        return None;
    }
    let mut at = 0;
    for word in value.split([' ', '\t', '\n', '\r']) {
        if at > 0
            && let Some((key, _)) = word.split_once('=')
            && is_known(key)
        {
            return Some((at, key));
        }
        at += word.len() + 1;
    }
    None
}

fn is_known(key: &str) -> bool {
    let kinds = [
        Kind::Broker,
        Kind::Producer,
        Kind::Consumer,
        Kind::ConnectWorker,
    ];
    (key.contains('.') || key == "acks")
        && kinds
            .iter()
            .any(|kind| kafka::setting(*kind, key).is_some())
}

/// The bytes of an entry's key; of its line when the key is empty.
pub(crate) fn key_span(entry: &Entry) -> Span {
    let spans = [entry.key_span(), entry.span(), entry.line()];
    let written = spans.into_iter().find(|span| !span.is_empty());
    written.unwrap_or_else(|| entry.line())
}

/// The bytes of an entry's value without white space at its ends, or of its key when it has none.
pub(crate) fn value_span(entry: &Entry) -> Span {
    let trimmed = entry.trimmed();
    let written = trimmed.source(0, trimmed.as_str().len());
    written
        .filter(|span| !span.is_empty())
        .unwrap_or_else(|| key_span(entry))
}
