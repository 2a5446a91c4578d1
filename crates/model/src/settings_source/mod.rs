//! Where settings live besides `.properties`: application files of Spring Boot and Quarkus, Kubernetes and Strimzi
//! manifests, Compose files, environments, librdkafka's JSON and INI, connectors as Connect's REST interface takes
//! them, MSK Connect in templates. In: a spanned tree or text. Out: [`SettingsFile`]s whose entries carry Kafka's own
//! names and the bytes they were written in, so that every rule works on them unchanged.

mod application;
mod compose;
mod connector;
mod environment;
mod kubernetes;
mod librdkafka;
mod microprofile;
mod mirror;
mod named;
pub mod names;
mod page;
mod spring;
mod strimzi;
mod template;
mod units;

use fact::FileId;
use syntax::{
    Comment, Node,
    properties::{Entry, Properties},
};

use crate::{FileKind, Hints, SettingsFile, topic::LooseTopic};
pub(crate) use application::{Application, assemble};
pub(crate) use mirror::{MIRROR, inside, is_mirror};
pub(crate) use page::Page;
pub(crate) use template::of_templates;

/// How and for what a place writes its settings down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SettingsSource {
    /// A `.properties` file of its own.
    Properties,
    /// `application.yml` or `.properties` of Spring Boot.
    Spring,
    /// `application.properties` or `.yaml` of Quarkus or any other MicroProfile runtime.
    MicroProfile,
    /// A Kubernetes manifest: a `ConfigMap` or the environment of a container.
    Kubernetes,
    /// A resource of Strimzi.
    Strimzi,
    /// A Compose file.
    Compose,
    /// A plain environment file.
    Environment,
    /// JSON or INI as librdkafka's programs read it.
    Librdkafka,
    /// A connector in JSON.
    ConnectorJson,
    /// MSK Connect in a template.
    Template,
}

impl SettingsSource {
    /// The word used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Properties => "properties",
            Self::ConnectorJson => "connector-json",
            other => other.file_kind().as_str(),
        }
    }

    /// What a file with such settings is; for a `.properties` file that depends on what they configure.
    pub(crate) fn file_kind(self) -> FileKind {
        match self {
            Self::Spring => FileKind::Spring,
            Self::MicroProfile => FileKind::MicroProfile,
            Self::Kubernetes => FileKind::Kubernetes,
            Self::Strimzi => FileKind::Strimzi,
            Self::Compose => FileKind::Compose,
            Self::Environment => FileKind::Environment,
            Self::Librdkafka => FileKind::Librdkafka,
            Self::ConnectorJson => FileKind::ConnectorSettings,
            Self::Template => FileKind::Template,
            Self::Properties => FileKind::Other,
        }
    }
}

/// What a file turned out to hold.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Settings as they apply.
    pub(crate) settings: Vec<SettingsFile>,
    /// Parts of applications, to be put together with those of other files.
    pub(crate) applications: Vec<Application>,
    /// Topics that are no resources of a template.
    pub(crate) topics: Vec<LooseTopic>,
    /// Comments inside embedded texts.
    pub(crate) comments: Vec<Comment>,
    /// What the file is, unless nothing in it is ours.
    pub(crate) kind: Option<FileKind>,
}

impl Found {
    /// Notes what a file is; the first word counts.
    fn is(&mut self, source: SettingsSource) {
        self.kind.get_or_insert(source.file_kind());
    }

    /// Takes settings, unless there are none.
    fn take(&mut self, settings: SettingsFile) {
        if !settings.properties.entries.is_empty() {
            self.is(settings.source);
            self.settings.push(settings);
        }
    }

    /// Takes a part of an application, unless it says nothing of Kafka.
    fn take_application(&mut self, application: Application) {
        if !application.is_empty() {
            self.is(application.source());
            self.applications.push(application);
        }
    }
}

/// Looks for settings in the documents of a YAML or JSON file.
pub(crate) fn of_tree(
    file: FileId,
    name: &str,
    source: &str,
    documents: &[Node],
    comments: &[Comment],
) -> Found {
    let mut found = Found::default();
    // Nothing of ours leaves Kafka's name out but a list of settings alone, which names its servers.
    if ![
        "kafka",
        "KAFKA",
        "Kafka",
        "mp.messaging",
        "messaging:",
        "bootstrap.servers",
        "connector.class",
        "CONNECT_",
    ]
    .iter()
    .any(|word| source.contains(word))
    {
        return found;
    }
    let mut hints = Hints::default();
    for comment in comments {
        hints.read(&comment.text);
    }
    let page = Page::of_file(file, source);
    for document in documents {
        kubernetes::read(&page, document, &hints, &mut found);
        compose::read(&page, document, &hints, &mut found);
        librdkafka::read_json(&page, document, &hints, &mut found);
        connector::read(&page, document, &hints, &mut found);
        application::read_tree(&page, name, document, &hints, &mut found);
    }
    found
}

/// Looks for settings other than plain ones in a text that was read as properties.
pub(crate) fn of_properties(
    page: &Page<'_>,
    name: &str,
    properties: &Properties,
    hints: &Hints,
) -> Found {
    let mut found = Found::default();
    application::read_properties(page, name, properties, hints, &mut found);
    if found.kind.is_none() {
        librdkafka::read_ini(page, properties, hints, &mut found);
    }
    found
}

/// Looks for settings in an environment file: lines of `NAME=value`.
pub(crate) fn of_environment(page: &Page<'_>, text: &str) -> Found {
    let mut found = Found::default();
    environment::read_file(page, text, &mut found);
    found
}

/// Entries as if they had been read from a `.properties` text.
fn properties(entries: Vec<Entry>) -> Properties {
    Properties {
        entries,
        ..Properties::default()
    }
}
