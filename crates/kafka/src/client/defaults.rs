//! What a client does with a setting nobody wrote, by library and version.

use std::{collections::BTreeMap, sync::OnceLock};

use syntax::json::{Row, read_file};

use super::{ClientVersion, Library, Role};
use crate::{
    Kind, Provenance, Setting, Version, setting,
    setting::{DefaultValue, changes},
};

/// What holds without the setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientDefault {
    /// The same in every version in question.
    Known(DefaultValue),
    /// Not the same: what holds from each version on.
    Depends(Vec<(Version, State)>),
    /// The library has no such setting.
    Unsupported,
    /// Not recorded.
    Unknown,
}

/// What holds from some version on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// That default.
    Default(DefaultValue),
    /// The setting does not exist.
    Unsupported,
    /// Not recorded.
    Unknown,
}

struct Data {
    as_of: &'static str,
    defaults: Vec<Table>,
    imposed: Vec<Imposed>,
}

struct Table {
    library: &'static str,
    first: &'static str,
    /// The catalog answers from that version on.
    before: Option<&'static str>,
    source: &'static str,
    roles: Roles,
}

struct Imposed {
    framework: &'static str,
    roles: Roles,
}

/// What is set for each role, by its name: every table of an entry is one.
type Roles = BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>;

impl Data {
    fn read(file: Row<'_>) -> Self {
        let defaults = |row: Row<'_>| Table {
            library: row.text("library"),
            first: row.text("first"),
            before: row.text_if_any("before"),
            source: row.text("source"),
            roles: roles(row),
        };
        let imposed = |row: Row<'_>| Imposed {
            framework: row.text("framework"),
            roles: roles(row),
        };
        Self {
            as_of: file.text("as_of"),
            defaults: file.records("defaults").map(defaults).collect(),
            imposed: file.records("imposed").map(imposed).collect(),
        }
    }
}

fn roles(row: Row<'_>) -> Roles {
    let mut roles = Roles::new();
    for role in row.tables() {
        roles.insert(role, row.texts_by_name(role));
    }
    roles
}

/// The versions of librdkafka in the catalog.
const SAMPLES: [Version; 5] = [
    Version::new(1, 6).with_patch(1),
    Version::new(1, 9).with_patch(2),
    Version::new(2, 3),
    Version::new(2, 8),
    Version::new(2, 15),
];

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| {
        read_file(
            "clients.json",
            include_str!("../../data/clients.json"),
            Data::read,
        )
    })
}

/// What a client of that library does without `key`. `key` is spelled as Java clients spell it (librdkafka's own
/// spellings and aliases work too). Without a version all recorded ones are meant.
#[must_use]
pub fn default_of(
    library: Library,
    version: Option<ClientVersion>,
    role: Role,
    key: &str,
) -> ClientDefault {
    let steps = steps(library, role, key);
    let Some((first, _)) = steps.first() else {
        return ClientDefault::Unknown;
    };
    let range = version.unwrap_or(ClientVersion {
        from: *first,
        to: Version::new(u16::MAX, 0),
    });
    let mut held = vec![(range.from, State::Unknown)];
    for &(since, state) in &steps {
        if since > range.to {
            break;
        }
        if since <= range.from {
            held = vec![(range.from, state)];
        } else if held.last().is_none_or(|(_, last)| *last != state) {
            held.push((since, state));
        }
    }
    match held.as_slice() {
        [(_, State::Default(default))] => ClientDefault::Known(*default),
        [(_, State::Unsupported)] => ClientDefault::Unsupported,
        [(_, State::Unknown)] => ClientDefault::Unknown,
        _ => ClientDefault::Depends(held),
    }
}

/// What holds from each version on, oldest first.
fn steps(library: Library, role: Role, key: &str) -> Vec<(Version, State)> {
    let catalog = match library {
        Library::Java => setting(role.kind(), key),
        Library::Librdkafka => {
            let written = setting(Kind::Librdkafka, key);
            let real = written.and_then(Setting::alias_of);
            real.map_or(written, |real| setting(Kind::Librdkafka, real))
        }
        _ => None,
    };
    // An alias is looked up under the name it stands for.
    let key = match library {
        Library::Librdkafka => catalog.map_or(key, |setting| setting.name),
        _ => key,
    };
    let tables = data().defaults.iter();
    let mut tables = tables.filter(|table| table.library == library.name());
    let (before, exact): (Vec<_>, Vec<_>) =
        tables.by_ref().partition(|table| table.before.is_some());
    let row = |tables: &[&'static Table]| tables.iter().find_map(|table| table.steps(role, key));
    if let Some(steps) = row(&exact) {
        return steps;
    }
    let mut steps = row(&before).unwrap_or_default();
    let known = !steps.is_empty();
    match (library, catalog) {
        (Library::Java, Some(setting)) => steps.extend(releases(setting, known)),
        (Library::Librdkafka, Some(setting)) => steps.extend(samples(setting)),
        _ => {}
    }
    steps
}

impl Table {
    fn steps(&'static self, role: Role, key: &str) -> Option<Vec<(Version, State)>> {
        let part = match role {
            Role::Producer => "producer",
            Role::Consumer => "consumer",
            Role::Admin => "admin",
            Role::Streams => "streams",
            Role::ConnectWorker => "connect-worker",
            Role::Connector => "connector",
        };
        let value = |part: &str| self.roles.get(part)?.get(key).copied();
        let text = value(part).or_else(|| value("client"))?;
        let first = self.first.parse().ok()?;
        // `@2.1 x` says that there was nothing before 2.1.
        let steps = match text.strip_prefix('@') {
            Some(later) => {
                let (since, rest) = later.split_once(' ')?;
                let mut steps = vec![(first, State::Unsupported)];
                steps.extend(read(rest, since.parse().ok()?));
                steps
            }
            None => read(text, first).collect(),
        };
        Some(steps)
    }
}

fn read(text: &'static str, first: Version) -> impl Iterator<Item = (Version, State)> {
    changes(text).map(move |(since, value)| {
        let state = match value {
            "-" => State::Unsupported,
            value => State::Default(DefaultValue::read(value)),
        };
        (since.unwrap_or(first), state)
    })
}

/// The steps of a Java setting from the catalog on.
fn releases(setting: &Setting, known_before: bool) -> Vec<(Version, State)> {
    let mut steps = Vec::new();
    if setting.since().is_some() && !known_before {
        steps.push((Version::OLDEST, State::Unsupported));
    }
    let defaults = setting.defaults();
    steps.extend(defaults.map(|(since, default)| (since, State::Default(default))));
    steps.extend(setting.removed().map(|gone| (gone, State::Unsupported)));
    steps
}

/// The steps of a librdkafka setting. Where two samples differ, nobody knows which version between them changed.
fn samples(setting: &Setting) -> Vec<(Version, State)> {
    let mut steps: Vec<(Version, State)> = Vec::new();
    let mut previous: Option<Version> = None;
    for sample in SAMPLES {
        let state = match setting.since().is_some_and(|since| sample < since)
            || setting.last_release().is_some_and(|last| sample > last)
        {
            true => State::Unsupported,
            false => State::Default(setting.default_at(sample)),
        };
        if let (Some(previous), Some((_, last))) = (previous, steps.last())
            && *last != state
        {
            let gap = previous.with_patch(previous.patch.saturating_add(1));
            steps.push((gap, State::Unknown));
        }
        steps.push((sample, state));
        previous = Some(sample);
    }
    steps
}

/// Where the defaults of a library were read, catalog excepted.
pub fn provenance(library: Library) -> impl Iterator<Item = Provenance> {
    let tables = data().defaults.iter();
    let tables = tables.filter(move |table| table.library == library.name());
    tables.filter_map(|table| Provenance::new(table.source, data().as_of))
}

/// What a framework (`kafka-streams` or `kafka-connect`) sets for the producers or consumers inside it, where the
/// application says nothing. With `exactly_once` the stricter set comes first.
#[must_use]
pub fn imposed(framework: &str, role: Role, exactly_once: bool, key: &str) -> Option<&'static str> {
    let part = match role {
        Role::Producer => "producer",
        Role::Consumer => "consumer",
        _ => return None,
    };
    let table = data()
        .imposed
        .iter()
        .find(|table| table.framework == framework)?;
    let value = |part: &str| table.roles.get(part)?.get(key).copied();
    let strict = exactly_once.then(|| value(&format!("{part}_exactly_once")));
    strict.flatten().or_else(|| value(part))
}

#[cfg(test)]
mod tests;
