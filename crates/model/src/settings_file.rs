//! A loose `.properties` file: broker settings, or those of a client, worker or connector.

use fact::{Fact, FileId, Path, Span, Value, Why};
use syntax::properties::{Entry, Properties};

use crate::{FileKind, Hints};

/// What the settings in a file configure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SettingsKind {
    /// Brokers: `server.properties`, an MSK configuration.
    Broker,
    /// A producer, consumer, admin client or Streams application.
    Client,
    /// A Connect worker.
    Worker,
    /// A connector.
    Connector,
}

impl From<SettingsKind> for FileKind {
    fn from(kind: SettingsKind) -> Self {
        match kind {
            SettingsKind::Broker => Self::BrokerSettings,
            SettingsKind::Client => Self::ClientSettings,
            SettingsKind::Worker => Self::WorkerSettings,
            SettingsKind::Connector => Self::ConnectorSettings,
        }
    }
}

/// The settings of one file.
#[derive(Debug)]
pub struct SettingsFile {
    /// The file.
    pub file: FileId,
    /// What they configure.
    pub kind: SettingsKind,
    /// The settings.
    pub properties: Properties,
    /// What its `# mskwise:` comments say.
    pub hints: Hints,
    /// Where to point when a setting is missing: the first setting, or the first line.
    pub head: Span,
}

impl SettingsFile {
    /// A setting's value without white space at its ends; absent when the file does not set it.
    #[must_use]
    pub fn setting(&self, key: &str) -> Fact<String> {
        match self.properties.get(key) {
            Some(entry) => setting_fact(entry, &Path::default()),
            None => Fact::absent_at(self.head, Path::new(key)),
        }
    }

    /// All settings as facts, in order, duplicates included.
    pub fn settings(&self) -> impl Iterator<Item = (&Entry, Fact<String>)> {
        self.properties
            .entries
            .iter()
            .map(|entry| (entry, setting_fact(entry, &Path::default())))
    }

    /// The first of several keys that is set, in the order given.
    #[must_use]
    pub fn first_of(&self, keys: &[&str]) -> Option<&Entry> {
        keys.iter().find_map(|key| self.properties.get(key))
    }
}

/// An entry as a fact below `parent`; a value with a hole is unknown.
pub(crate) fn setting_fact(entry: &Entry, parent: &Path) -> Fact<String> {
    let trimmed = entry.trimmed();
    let value = if trimmed.has_hole() {
        Value::Unknown(Why::Unresolved(format!(
            "a part of the value of {} is not known",
            entry.key()
        )))
    } else {
        Value::Known(trimmed.as_str().to_owned())
    };
    let written = trimmed
        .source(0, trimmed.as_str().len())
        .filter(|span| !span.is_empty());
    Fact {
        value,
        span: written.unwrap_or_else(|| entry.key_span()),
        key: Some(entry.key_span()),
        path: parent.child(entry.key()),
    }
}
