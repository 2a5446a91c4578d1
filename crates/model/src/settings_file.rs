//! Settings of a broker, client, worker or connector, wherever they were written: a `.properties` file, or a part of
//! any other file that holds some.

use fact::{Fact, FileId, Path, Span, Value, Why};
use kafka::client::{Library, Role};
use syntax::properties::{Entry, Properties};

use crate::{FileKind, Hints, SettingsSource, settings_source};

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
    /// MirrorMaker 2 as a program of its own. The clients, workers and connectors inside it are settings of their own
    /// beside it.
    Mirror,
}

impl From<SettingsKind> for FileKind {
    fn from(kind: SettingsKind) -> Self {
        match kind {
            SettingsKind::Broker => Self::BrokerSettings,
            SettingsKind::Client => Self::ClientSettings,
            SettingsKind::Worker => Self::WorkerSettings,
            SettingsKind::Connector => Self::ConnectorSettings,
            SettingsKind::Mirror => Self::MirrorSettings,
        }
    }
}

/// The settings of one broker, client, worker or connector.
#[derive(Debug)]
pub struct SettingsFile {
    /// The file. Single entries may stand in another one: a profile of an application overlays the rest.
    pub file: FileId,
    /// What they configure.
    pub kind: SettingsKind,
    /// How they are written down.
    pub source: SettingsSource,
    /// Where in the file; empty when they are all of it.
    pub path: Path,
    /// The settings under Kafka's names.
    pub properties: Properties,
    /// What `# mskwise:` comments say.
    pub hints: Hints,
    /// Where to point when a setting is missing: the first setting, or the first line.
    pub head: Span,
    /// What the client does, where the place tells.
    pub role: Option<Role>,
    /// The client library, where the place tells.
    pub library: Option<Library>,
    /// The framework around the client, where the place tells: it may set what nobody wrote.
    pub framework: Option<&'static str>,
    /// Whether more may be set elsewhere, so that what is missing here is not known.
    pub is_open: bool,
}

impl SettingsFile {
    /// Settings of which nothing more is told.
    pub(crate) fn new(
        file: FileId,
        kind: SettingsKind,
        source: SettingsSource,
        properties: Properties,
    ) -> Self {
        // Never empty: a finding has to underline something.
        let comment = properties.comments.first().map(|comment| comment.span);
        let head = properties
            .entries
            .first()
            .map(|entry| match entry.key_span() {
                key if key.is_empty() => entry.line(),
                key => key,
            })
            .or(comment)
            .unwrap_or(Span::new(file, 0, 0));
        Self {
            file,
            kind,
            source,
            path: Path::default(),
            properties,
            hints: Hints::default(),
            head,
            role: None,
            library: None,
            framework: None,
            is_open: false,
        }
    }

    /// Whether they configure brokers that somebody runs alone: what MSK allows is not their affair.
    #[must_use]
    pub fn is_self_managed(&self) -> bool {
        self.kind == SettingsKind::Broker
            && self.source != SettingsSource::Properties
            && self.hints.class().is_none()
    }

    /// Whether they configure a connector of MirrorMaker 2.
    #[must_use]
    pub fn is_mirror(&self) -> bool {
        let class = self.properties.get("connector.class");
        let named =
            || class.is_some_and(|class| settings_source::is_mirror(class.trimmed().as_str()));
        self.kind == SettingsKind::Connector
            && (self.framework == Some(settings_source::MIRROR) || named())
    }

    /// A setting's value without white space at its ends; absent when the file does not set it.
    #[must_use]
    pub fn setting(&self, key: &str) -> Fact<String> {
        match self.properties.get(key) {
            Some(entry) => setting_fact(entry, &self.path),
            None if self.is_open => {
                let absent: Fact<String> = Fact::absent_at(self.head, self.path.child(key));
                absent.with(Value::Unknown(Why::Elsewhere(format!("what sets {key}"))))
            }
            None => Fact::absent_at(self.head, self.path.child(key)),
        }
    }

    /// All settings as facts, in order, duplicates included.
    pub fn settings(&self) -> impl Iterator<Item = (&Entry, Fact<String>)> {
        self.properties
            .entries
            .iter()
            .map(|entry| (entry, setting_fact(entry, &self.path)))
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
