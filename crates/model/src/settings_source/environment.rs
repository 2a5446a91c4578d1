//! Settings as environment variables: `KAFKA_…` of brokers and of programs, `CONNECT_…` of Connect workers,
//! `SPRING_KAFKA_…`. In: names and values from a Compose service, a container or a file of `NAME=value` lines. Out: the
//! settings they stand for. Only names that Kafka knows are taken: the rest belongs to the image.

use fact::{FileId, Path, Span, Text};
use kafka::Kind;
use syntax::properties::Entry;

use super::{
    Found, Page, SettingsSource, application,
    named::{self, Named},
    properties, spring,
};
use crate::{Hints, SettingsFile, SettingsKind};

/// What the variables of a Connect worker begin with.
pub(super) const WORKER: &str = "CONNECT_";
/// What those of a broker begin with. Bitnami's images have a prefix of their own.
pub(super) const BROKER: [&str; 2] = ["KAFKA_CFG_", CLIENT];
/// What those of a program begin with.
pub(super) const CLIENT: &str = "KAFKA_";

/// Reads one environment; `image` is what runs in it, where that is told.
pub(super) fn read(
    file: FileId,
    all: &[Named],
    source: SettingsSource,
    path: &Path,
    image: Option<&str>,
    found: &mut Found,
) {
    let spring = spring::of_environment(all);
    for client in application::of_environment(file, &spring, source, path) {
        found.take(client);
    }
    let worker = settings(all, &[WORKER], &[Kind::ConnectWorker]);
    if is_worker(&worker) {
        found.take(made(file, SettingsKind::Worker, source, path, worker));
    }
    let broker = settings(all, &BROKER, &[Kind::Broker]);
    if is_broker(&broker) {
        found.take(made(file, SettingsKind::Broker, source, path, broker));
        return;
    }
    if image.is_some_and(is_server) {
        return;
    }
    let kinds = [Kind::Producer, Kind::Consumer, Kind::Admin];
    let client = settings(all, &[CLIENT], &kinds);
    if client.len() > 1
        && client
            .iter()
            .any(|entry| entry.key() == "bootstrap.servers")
    {
        let mut settings = made(file, SettingsKind::Client, source, path, client);
        // A program has more of its settings in its code.
        settings.is_open = true;
        found.take(settings);
    }
}

/// An image of the Kafka ecosystem whose variables are not those of a client of one's own.
fn is_server(image: &str) -> bool {
    let name = image.rsplit('/').next().unwrap_or(image);
    [
        "kafka",
        "connect",
        "schema-registry",
        "ksqldb",
        "zookeeper",
        "rest",
        "control-center",
        "akhq",
        "kafdrop",
        "redpanda",
    ]
    .iter()
    .any(|word| name.contains(word))
        || image.contains("confluentinc/")
}

fn is_worker(entries: &[Entry]) -> bool {
    const OWN: [&str; 4] = [
        "config.storage.topic",
        "offset.storage.topic",
        "status.storage.topic",
        "key.converter",
    ];
    entries.iter().any(|entry| OWN.contains(&entry.key()))
}

/// A broker says where it listens. Its number alone is no sign: tools of its ecosystem take one and ignore it.
fn is_broker(entries: &[Entry]) -> bool {
    const OWN: [&str; 5] = [
        "advertised.listeners",
        "controller.quorum.voters",
        "listener.security.protocol.map",
        "listeners",
        "process.roles",
    ];
    // What is put in later may be an address; a word such as `ignored` is none.
    let address = |entry: &Entry| {
        entry.value().contains("://")
            || entry.value_text().has_hole()
            || !entry.key().ends_with("listeners")
    };
    entries
        .iter()
        .any(|entry| OWN.contains(&entry.key()) && address(entry))
}

/// The variables that are settings of one of these kinds; of a repeated one the last.
fn settings(all: &[Named], prefixes: &[&str], kinds: &[Kind]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for one in all {
        let rest = prefixes
            .iter()
            .find_map(|prefix| one.name.strip_prefix(prefix));
        let Some(key) = rest.map(setting_name) else {
            continue;
        };
        let known = kinds
            .iter()
            .any(|kind| kafka::meaning(*kind, &key) != kafka::Meaning::Unknown);
        if known {
            entries.retain(|entry| entry.key() != key);
            entries.push(one.as_setting(&key));
        }
    }
    entries
}

/// `DEFAULT_REPLICATION_FACTOR` → `default.replication.factor`; two underscores stand for one, three for a dash.
pub(super) fn setting_name(variable: &str) -> String {
    let lower = variable.to_ascii_lowercase();
    lower
        .replace("___", "-")
        .replace("__", "\u{0}")
        .replace('_', ".")
        .replace('\u{0}', "_")
}

fn made(
    file: FileId,
    kind: SettingsKind,
    source: SettingsSource,
    path: &Path,
    entries: Vec<Entry>,
) -> SettingsFile {
    let mut settings = SettingsFile::new(file, kind, source, properties(entries));
    settings.path = path.clone();
    settings
}

/// Reads a file of `NAME=value` lines: comments with `#`, an optional `export`, optional quotes.
pub(super) fn read_file(page: &Page<'_>, text: &str, found: &mut Found) {
    let mut all = Vec::new();
    let mut comments = Vec::new();
    let mut hints = Hints::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let trimmed = line.trim();
        let lead = line.len() - line.trim_start().len();
        if let Some(comment) = trimmed.strip_prefix('#') {
            hints.read(comment);
            comments.push(syntax::Comment {
                text: comment.trim().to_owned(),
                span: Span::new(page.file, start + lead, start + lead + trimmed.len()),
                own_line: true,
            });
            continue;
        }
        all.extend(pair(page.file, trimmed, start + lead));
    }
    let source = SettingsSource::Environment;
    read(page.file, &all, source, &Path::default(), None, found);
    for settings in &mut found.settings {
        settings.hints = hints.clone();
    }
    if found.kind.is_some() {
        found.comments = comments;
    }
}

/// One line; `at` is where it begins.
pub(super) fn pair(file: FileId, line: &str, at: usize) -> Option<Named> {
    let bare = line.strip_prefix("export ").unwrap_or(line).trim_start();
    let at = at + (line.len() - bare.len());
    let (name, written) = bare.split_once('=')?;
    let quoted = ['"', '\''].iter().find_map(|quote| {
        let inner = written.trim().strip_prefix(*quote)?.strip_suffix(*quote)?;
        Some((written.find(*quote)? + 1, inner))
    });
    let (offset, inner) = quoted.unwrap_or((0, written.trim_end()));
    let start = at + name.len() + 1 + offset;
    let span = Span::new(file, start, start + inner.len());
    let later = inner.contains('$');
    Some(Named {
        name: name.trim().to_owned(),
        key: Span::new(file, at, at + name.trim_end().len()),
        value: match later {
            true => Text::hole(span),
            false => named::settled(&Text::verbatim(inner, span)),
        },
        value_span: span,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_lines_are_read_as_images_and_shells_do() {
        assert_eq!(
            setting_name("DEFAULT_REPLICATION_FACTOR"),
            "default.replication.factor"
        );
        assert_eq!(
            setting_name("LISTENER_NAME_A__B_SSL"),
            "listener.name.a_b.ssl"
        );
        assert_eq!(setting_name("X___Y"), "x-y");
        let one = pair(FileId(0), "export KAFKA_ACKS=\"1\"", 100).unwrap();
        assert_eq!((one.name.as_str(), one.value.as_str()), ("KAFKA_ACKS", "1"));
        assert_eq!(
            (one.key.start, one.value_span.start, one.value_span.end),
            (107, 119, 120)
        );
        assert!(pair(FileId(0), "A=${B:-1}", 0).unwrap().value.has_hole());
        assert!(pair(FileId(0), "not a pair", 0).is_none());
    }
}
