//! Written values against what Kafka and MSK accept. In: the estate. Out: each value that is refused, with the reason.

use std::{borrow::Cow, sync::OnceLock};

use fact::{Hit, Outcome, Path, Span, Value};
use kafka::{BadValue, Kind, Presence, Setting, Version};
use model::{
    Client, Estate, Scope, SettingsFile,
    facts::{self, BrokerClass, Settable, Storage, settable},
};
use syntax::properties::Entry;

use crate::{broker_keys, written};

/// A value that is refused.
pub(crate) struct Refused {
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) at: Span,
    pub(crate) path: Path,
    pub(crate) hit: Hit,
    pub(crate) why: Why,
    /// What follows from it.
    pub(crate) so: &'static str,
}

/// Who refuses it and why.
pub(crate) enum Why {
    /// Kafka.
    Kafka(BadValue),
    /// MSK, which is stricter; the words say what it takes.
    Msk(String),
}

impl Why {
    /// Whether the value is not even of the right type.
    pub(crate) fn is_type(&self) -> bool {
        matches!(
            self,
            Self::Kafka(BadValue::NotA(_) | BadValue::NotARelease | BadValue::Empty)
        )
    }
}

/// Every refused value of broker settings and of clients, workers and connectors.
pub(crate) fn everywhere(estate: &Estate) -> Vec<Refused> {
    let mut all = Vec::new();
    for scope in estate.scopes() {
        broker(&scope, &mut all);
    }
    for file in estate.own_brokers() {
        of_own_broker(file, &mut all);
    }
    for client in estate.client_views() {
        of_client(&client, &mut all);
    }
    all
}

/// A broker that somebody runs alone answers to Kafka, of a version that is not told.
fn of_own_broker(file: &SettingsFile, all: &mut Vec<Refused>) {
    let so = "the broker does not start with it";
    of_file(file, &[Kind::Broker], &releases(), so, all);
}

fn broker(scope: &Scope<'_>, all: &mut Vec<Refused>) {
    let versions = scope
        .kafka_version()
        .and_then(|text| match Version::parse(&text) {
            Ok((version, _)) => Outcome::Known(Cow::Owned(vec![version])),
            Err(_) => Outcome::Known(releases()),
        });
    let versions = versions.known_or(|_| releases()).or(releases());
    let own = scope
        .file
        .is_some_and(|file| !broker_keys::of_own_broker(file).is_empty());
    for line in written::lines(scope) {
        let (key, value) = (line.entry.key(), line.entry.trimmed());
        if written::is_garbled(line.entry) || value.has_hole() {
            continue;
        }
        let mut why = None;
        let hit = kafka::meaning(Kind::Broker, key)
            .setting()
            .and_then(|setting| {
                versions.holds(|versions| {
                    let refused = refusal(setting, value.as_str(), versions);
                    let holds = refused.is_some();
                    why = refused.or(why.take());
                    holds
                })
            });
        let (hit, why) = match (hit, why) {
            (Some(hit), Some(why)) => (hit, Why::Kafka(why)),
            _ if own => continue,
            _ => match by_msk(scope, key, value.as_str()) {
                Some((hit, words)) => (hit, Why::Msk(words)),
                None => continue,
            },
        };
        all.push(Refused {
            key: key.to_owned(),
            value: value.as_str().to_owned(),
            at: written::value_span(line.entry),
            path: line.path,
            hit: line.hit.and(&hit),
            why,
            so: match scope.file {
                Some(_) => "the broker does not start with it",
                None => "MSK refuses the configuration",
            },
        });
    }
}

/// What MSK takes, when it takes less than Kafka and not this.
fn by_msk(scope: &Scope<'_>, key: &str, value: &str) -> Option<(Hit, String)> {
    let refuses = |class: BrokerClass| match settable(class, key) {
        Settable::ReadWrite(fact) => {
            let valid = fact.valid_on(Storage::Local)?;
            let refused = valid.accepts(value) == Some(false);
            Some((refused, valid.to_string()))
        }
        _ => None,
    };
    let refused = |class: BrokerClass| refuses(class).filter(|(refused, _)| *refused);
    let class = scope.class();
    if let Value::Unknown(_) = class {
        // Every class that takes the setting must refuse the value.
        let mut told = [BrokerClass::Standard, BrokerClass::Express]
            .into_iter()
            .filter_map(refuses);
        let (first, words) = told.next()?;
        return (first && told.all(|(refused, _)| refused)).then(|| (Hit::certain(), words));
    }
    let hit = class.holds(|class| refused(*class).is_some())?;
    let words = class.possible().find_map(|class| refused(*class))?.1;
    Some((hit, words))
}

fn of_client(client: &Client<'_>, all: &mut Vec<Refused>) {
    let versions = match client.version {
        Some(version) => Cow::Owned(vec![version.from, version.to]),
        None => releases(),
    };
    let so = "the program does not start with it";
    of_file(client.file, &client.kinds(), &versions, so, all);
}

fn of_file(
    file: &SettingsFile,
    kinds: &[Kind],
    versions: &[Version],
    so: &'static str,
    all: &mut Vec<Refused>,
) {
    if written::is_foreign(&file.properties) {
        return;
    }
    for entry in &file.properties.entries {
        let value = entry.trimmed();
        if written::is_garbled(entry) || value.has_hole() {
            continue;
        }
        if let Some(why) = by_kinds(kinds, entry, value.as_str(), versions) {
            all.push(Refused {
                key: entry.key().to_owned(),
                value: value.as_str().to_owned(),
                at: written::value_span(entry),
                path: file.path.child(entry.key()),
                hit: Hit::certain(),
                why: Why::Kafka(why),
                so,
            });
        }
    }
}

/// Why every kind of client that knows the setting refuses it.
fn by_kinds(kinds: &[Kind], entry: &Entry, value: &str, versions: &[Version]) -> Option<BadValue> {
    let mut last = None;
    for kind in kinds {
        if let Some(setting) = kafka::meaning(*kind, entry.key()).setting() {
            last = Some(refusal(setting, value, versions)?);
        }
    }
    last
}

/// Why every one of these versions that has the setting refuses the value; the reason of the newest.
pub(crate) fn refusal(setting: &Setting, value: &str, versions: &[Version]) -> Option<BadValue> {
    let mut last = None;
    for version in versions {
        if setting.presence(*version) == Presence::Present {
            last = Some(setting.check(value, *version).err()?);
        }
    }
    last
}

/// The releases MSK has, where nobody says which one it is.
pub(crate) fn releases() -> Cow<'static, [Version]> {
    static RELEASES: OnceLock<Vec<Version>> = OnceLock::new();
    let read = || {
        let versions = facts::kafka_versions().iter();
        let read = versions.filter_map(|version| Version::parse(version.name).ok());
        read.map(|(version, _)| version).collect()
    };
    Cow::Borrowed(RELEASES.get_or_init(read))
}
