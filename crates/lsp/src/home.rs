//! What a setting configures where it stands, and for which brokers: what decides which settings may be written there.

use fact::{FileId, Span, Value};
use kafka::{Kind, Version, client::Role};
use model::{Estate, Scope, SettingsFile, SettingsKind, facts::BrokerClass};

/// Where settings stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Home {
    /// What they may configure.
    pub(crate) kinds: Vec<Kind>,
    /// Whether MSK has to take them: an MSK configuration, or a file of one.
    pub(crate) msk: bool,
    /// Standard or Express, where that is told.
    pub(crate) class: Option<BrokerClass>,
    /// Kafka's version, where that is told.
    pub(crate) version: Option<Version>,
}

/// A setting that is written down.
#[derive(Debug)]
pub(crate) struct Written {
    /// Kafka's name of it.
    pub(crate) key: String,
    /// Its key, and its value.
    pub(crate) span: Span,
    /// Where it stands.
    pub(crate) home: Home,
    /// What holds in the end for each cluster, in words.
    pub(crate) effective: Vec<String>,
}

impl Home {
    /// Settings of brokers on MSK of which nothing more is told.
    pub(crate) fn msk() -> Self {
        Self {
            kinds: vec![Kind::Broker],
            msk: true,
            class: None,
            version: None,
        }
    }

    /// Settings of some components outside of MSK.
    pub(crate) fn of_kinds(kinds: Vec<Kind>) -> Self {
        Self {
            kinds,
            msk: false,
            class: None,
            version: None,
        }
    }

    /// Broker settings of a scope.
    fn of_scope(scope: &Scope<'_>) -> Self {
        let version = only(&scope.kafka_version());
        Self {
            class: only(&scope.class()),
            version: version.and_then(|text| Some(Version::parse(&text).ok()?.0)),
            ..Self::msk()
        }
    }

    /// Settings of a file, or of a part of one.
    fn of_file(file: &SettingsFile, estate: &Estate) -> Self {
        let kinds = match file.kind {
            SettingsKind::Broker => vec![Kind::Broker],
            SettingsKind::Worker => vec![Kind::ConnectWorker],
            SettingsKind::Connector => vec![Kind::SourceConnector, Kind::SinkConnector],
            SettingsKind::Mirror => vec![Kind::Mirror, Kind::SourceConnector],
            SettingsKind::Client if file.library == Some(kafka::client::Library::Librdkafka) => {
                vec![Kind::Librdkafka]
            }
            SettingsKind::Client => match file.role {
                Some(Role::Producer) => vec![Kind::Producer],
                Some(Role::Consumer) => vec![Kind::Consumer],
                Some(Role::Admin) => vec![Kind::Admin],
                Some(Role::Streams) => vec![Kind::Streams, Kind::Producer, Kind::Consumer],
                Some(Role::ConnectWorker) => vec![Kind::ConnectWorker],
                Some(Role::Connector) => vec![Kind::SourceConnector, Kind::SinkConnector],
                None => vec![Kind::Producer, Kind::Consumer, Kind::Admin],
            },
        };
        let scopes = estate.scopes();
        let same = |scope: &&Scope<'_>| scope.file.is_some_and(|one| std::ptr::eq(one, file));
        match scopes.iter().find(same) {
            Some(scope) if file.kind == SettingsKind::Broker => Self {
                msk: scope.cluster.is_some() || file.hints.class().is_some(),
                ..Self::of_scope(scope)
            },
            _ => Self::of_kinds(kinds),
        }
    }

    /// The settings of a whole file, by what the last run made of it.
    pub(crate) fn of_whole(file: FileId, estate: &Estate) -> Option<Self> {
        let mut files = estate.settings_files().iter();
        let found = files.find(|one| one.file == file)?;
        Some(Self::of_file(found, estate))
    }

    /// A configuration of a template, by its logical id.
    pub(crate) fn of_configuration(file: FileId, name: &str, estate: &Estate) -> Self {
        let scopes = estate.scopes();
        let mut homes = scopes.iter().filter_map(|scope| {
            let mut possible = scope.configuration.possible();
            let found = possible.any(|one| one.name == name && one.span.file == file);
            found.then(|| Self::of_scope(scope))
        });
        let first = homes.next().unwrap_or_else(Self::msk);
        // Two clusters of different kinds on one configuration leave the kind open.
        homes.fold(first, |all, one| Self {
            class: all.class.filter(|class| Some(*class) == one.class),
            version: all.version.filter(|version| Some(*version) == one.version),
            ..all
        })
    }
}

/// The setting that a byte of a file belongs to.
pub(crate) fn written(estate: &Estate, file: FileId, byte: usize) -> Option<Written> {
    let holds =
        |span: Span| span.file == file && span.start as usize <= byte && byte <= span.end as usize;
    for configuration in estate.configurations() {
        for fact in configuration.settings() {
            let Some(key) = fact.key else { continue };
            let Some(span) = [key, fact.span].into_iter().find(|span| holds(*span)) else {
                continue;
            };
            let parts = fact.path.as_str().rsplit('/');
            let name = parts.into_iter().next().unwrap_or("").to_owned();
            let scopes = estate.scopes();
            let mine = scopes.iter().filter(|scope| {
                let mut possible = scope.configuration.possible();
                possible.any(|one| one.span == configuration.span)
            });
            let told = mine
                .filter(|scope| scope.cluster.is_some())
                .map(|scope| format!("{}: {}", scope.subject(), scope.setting(&name).told()));
            return Some(Written {
                effective: told.collect(),
                home: Home::of_configuration(file, &configuration.name, estate),
                key: name,
                span,
            });
        }
    }
    let files = estate.settings_files().iter();
    let files = files.chain(estate.own_brokers());
    for settings in files.chain(estate.connect_settings()) {
        for entry in &settings.properties.entries {
            let spans = [entry.key_span(), entry.value_span()];
            if let Some(span) = spans.into_iter().find(|span| holds(*span)) {
                return Some(Written {
                    key: entry.key().to_owned(),
                    span,
                    home: Home::of_file(settings, estate),
                    effective: Vec::new(),
                });
            }
        }
    }
    None
}

/// The one value there can be.
fn only<T: Clone + PartialEq>(value: &Value<T>) -> Option<T> {
    let mut possible = value.possible();
    let first = possible.next()?;
    possible.all(|other| other == first).then(|| first.clone())
}
