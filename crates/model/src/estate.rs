//! Everything one run knows: files, templates, settings, policies, and the way among them.

mod addressed;
mod lookup;
mod piece;
mod read;

pub use addressed::Addressed;

use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

use cloudformation::{Given, Template};
use fact::{Date, FileId};
use syntax::{Comment, Node, Problem};

use crate::{
    Anchor, Client, Configuration, File, FileGlob, FileKind, Link, SettingsFile, SettingsKind,
    access::{self, Principal, Written},
    client::Profile,
    cluster,
    links::{Moved, Scaled},
    settings_source::{self, Application},
    stacks::Assemblies,
    topic::{LooseTopic, WrittenTopic},
};

/// What a run knows besides its files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Parameter values and the region.
    pub given: Given,
    /// Today, for end-of-support dates and expiring suppressions; rules that need it are silent without.
    pub today: Option<Date>,
    /// From which folder patterns and fingerprints see the files.
    pub anchor: Anchor,
    /// Which files belong to which cluster, where only people know.
    pub links: Vec<Link>,
    /// Which library and version the clients of files are that do not say so themselves; the first that fits counts.
    pub clients: Vec<(Vec<FileGlob>, kafka::client::Client)>,
    /// The library and version of all clients whose own files do not say; goes before `clients`.
    pub client: Option<kafka::client::Client>,
}

/// The estate of one run.
#[derive(Debug, Default)]
pub struct Estate {
    /// The texts.
    pub sources: fact::Sources,
    /// What each file is, in the order given.
    pub files: Vec<File>,
    /// Today, when known.
    pub today: Option<Date>,
    pub(crate) anchor: Anchor,
    pub(crate) links: Vec<Link>,
    pub(crate) templates: Vec<Template>,
    pub(crate) configurations: Vec<Configuration>,
    client: Option<kafka::client::Client>,
    clients: Vec<(Vec<FileGlob>, kafka::client::Client)>,
    settings: Vec<SettingsFile>,
    /// Brokers that somebody runs alone.
    own_brokers: Vec<SettingsFile>,
    /// Parts of applications, until all files are read.
    applications: Vec<Application>,
    loose_topics: Vec<LooseTopic>,
    /// Connectors and workers of templates with the clients inside them, read when somebody asks.
    connects: OnceLock<Vec<(SettingsFile, Option<Profile>)>>,
    /// Beside each settings file the client it configures, if it does.
    profiles: Vec<Option<Profile>>,
    policies: Vec<LoosePolicy>,
    problems: Vec<Problem>,
    comments: BTreeMap<FileId, Vec<Comment>>,
    principals: OnceLock<Vec<Principal>>,
    documents: OnceLock<Vec<Written>>,
    pub(crate) scaled: OnceLock<Scaled>,
    pub(crate) moved: OnceLock<Moved>,
    pub(crate) assemblies: Assemblies,
    /// Resources of all templates by type: template, and place among its resources; in this order.
    index: HashMap<String, Vec<(usize, usize)>>,
    /// What rules found out about the clusters so far.
    answers: OnceLock<BTreeMap<(usize, usize), cluster::Answers>>,
    /// What the topics of templates say, in the order of [`Self::of_type`].
    topics: OnceLock<Vec<WrittenTopic>>,
    /// The names of provisioned clusters, as addresses hold them.
    names: OnceLock<addressed::Names>,
    /// What [`Self::scopes`] consists of.
    scopes: OnceLock<Vec<lookup::Plan>>,
}

/// An IAM policy document in a file of its own.
#[derive(Debug)]
pub struct LoosePolicy {
    /// The file.
    pub file: FileId,
    /// The document.
    pub root: Node,
}

impl Estate {
    /// The templates, in the order of their files.
    #[must_use]
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// The loose settings: those of files of their own, and those inside other files, but for brokers that are not
    /// MSK's.
    #[must_use]
    pub fn settings_files(&self) -> &[SettingsFile] {
        &self.settings
    }

    /// The clients that loose settings configure, with those inside workers and connectors; then those of MSK Connect
    /// in templates.
    pub fn client_views(&self) -> impl Iterator<Item = Client<'_>> {
        let files = self.settings.iter().zip(&self.profiles);
        let connects = self.connects().iter();
        let all = files.chain(connects.map(|(file, profile)| (file, profile)));
        all.filter_map(|(file, profile)| Some(Client::new(file, (*profile)?)))
    }

    /// Brokers that somebody runs alone, in Compose files and manifests: Kafka's rules hold for them, MSK's do not.
    #[must_use]
    pub fn own_brokers(&self) -> &[SettingsFile] {
        &self.own_brokers
    }

    /// MSK Connect in templates: the settings of connectors and workers.
    pub fn connect_settings(&self) -> impl Iterator<Item = &SettingsFile> {
        self.connects().iter().map(|(file, _)| file)
    }

    fn connects(&self) -> &[(SettingsFile, Option<Profile>)] {
        self.connects.get_or_init(|| {
            let read = settings_source::of_templates(&self.templates).into_iter();
            let read = read.flat_map(|file| {
                let inside = settings_source::inside(&file);
                std::iter::once(file).chain(inside)
            });
            let read = read.map(|file| {
                let given = self.client_of(self.sources.name(file.file));
                let profile = Profile::of(&file, "", given);
                (file, profile)
            });
            read.collect()
        })
    }

    /// The loose client files.
    pub fn clients(&self) -> impl Iterator<Item = &SettingsFile> {
        self.settings
            .iter()
            .filter(|file| file.kind == SettingsKind::Client)
    }

    /// The policy documents in files of their own.
    #[must_use]
    pub fn policies(&self) -> &[LoosePolicy] {
        &self.policies
    }

    /// Roles, users and groups whose policies speak of MSK, and one nameless principal per loose identity policy.
    #[must_use]
    pub fn principals(&self) -> &[Principal] {
        self.principals.get_or_init(|| access::all_principals(self))
    }

    /// Every policy document that speaks of MSK.
    #[must_use]
    pub fn documents(&self) -> &[Written] {
        self.documents.get_or_init(|| access::all_documents(self))
    }

    /// What is wrong with the texts themselves.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The comments of a file.
    #[must_use]
    pub fn comments(&self, file: FileId) -> &[Comment] {
        self.comments.get(&file).map_or(&[], Vec::as_slice)
    }

    /// The kind of a file.
    #[must_use]
    pub fn kind(&self, file: FileId) -> FileKind {
        self.files
            .get(file.0 as usize)
            .map_or(FileKind::Other, |file| file.kind)
    }
}
