//! Settings as programs on librdkafka keep them: a flat JSON object, or an INI file with `[default]`, `[producer]` and
//! `[consumer]`.

use fact::Path;
use kafka::{
    Kind,
    client::{Library, Role},
};
use syntax::{
    Node,
    properties::{Entry, Properties},
};

use super::{Found, Page, SettingsSource, named, properties};
use crate::{Hints, SettingsFile, SettingsKind, client::only_java};

/// The settings that name the brokers.
const SERVERS: [&str; 2] = ["bootstrap.servers", "metadata.broker.list"];

/// Looks for a flat object of client settings.
pub(super) fn read_json(page: &Page<'_>, root: &Node, hints: &Hints, found: &mut Found) {
    let names_servers = SERVERS.iter().any(|key| root.get(key).is_some());
    if !names_servers || root.get("connector.class").is_some() {
        return;
    }
    let all = named::flatten(page, root, &|name| {
        root.get(name).is_none_or(|node| !node.is_map())
    });
    let entries: Vec<Entry> = all.iter().map(|one| one.as_setting(&one.name)).collect();
    take(page, entries, None, hints, found);
}

/// Looks for sections; what stands in `[default]` or in none holds in each of the others.
pub(super) fn read_ini(page: &Page<'_>, text: &Properties, hints: &Hints, found: &mut Found) {
    let section = |entry: &Entry| {
        let name = entry.key().strip_prefix('[')?.strip_suffix(']')?;
        entry.value().is_empty().then(|| name.to_ascii_lowercase())
    };
    let mut sections: Vec<(String, Vec<Entry>)> = vec![("default".to_owned(), Vec::new())];
    for entry in &text.entries {
        match section(entry) {
            Some(name) => sections.push((name, Vec::new())),
            None => {
                if let Some((_, entries)) = sections.last_mut() {
                    entries.push(entry.clone());
                }
            }
        }
    }
    if sections.len() < 2 {
        return;
    }
    let common = sections.iter().filter(|(name, _)| name == "default");
    let common: Vec<Entry> = common.flat_map(|(_, entries)| entries.clone()).collect();
    if !common.iter().any(|entry| SERVERS.contains(&entry.key())) {
        return;
    }
    let own = |name: &str| {
        let all = sections.iter().filter(|(other, _)| other == name);
        let own: Vec<Entry> = all.flat_map(|(_, entries)| entries.clone()).collect();
        let kept = common
            .iter()
            .filter(|one| own.iter().all(|other| other.key() != one.key()));
        let all: Vec<Entry> = kept.cloned().chain(own.iter().cloned()).collect();
        (!own.is_empty()).then_some(all)
    };
    let mut any = false;
    for (name, role) in [("producer", Role::Producer), ("consumer", Role::Consumer)] {
        if let Some(entries) = own(name) {
            any = true;
            take(page, entries, Some(role), hints, found);
        }
    }
    if !any {
        take(page, common, None, hints, found);
    }
}

fn take(
    page: &Page<'_>,
    entries: Vec<Entry>,
    role: Option<Role>,
    hints: &Hints,
    found: &mut Found,
) {
    let known = |entry: &&Entry| {
        let kinds = [Kind::Librdkafka, Kind::Producer, Kind::Consumer];
        kinds
            .iter()
            .any(|kind| kafka::setting(*kind, entry.key()).is_some())
    };
    // An object about something else may name its servers too.
    let count = entries.iter().filter(known).count();
    if count < 2 || count * 2 < entries.len() {
        return;
    }
    let java = entries.iter().any(|entry| only_java(entry.key()));
    let source = SettingsSource::Librdkafka;
    let mut made = SettingsFile::new(page.file, SettingsKind::Client, source, properties(entries));
    made.path = match role {
        Some(Role::Producer) => Path::new("producer"),
        Some(_) => Path::new("consumer"),
        None => Path::default(),
    };
    made.hints = hints.clone();
    made.role = role;
    made.library = Some(if java {
        Library::Java
    } else {
        Library::Librdkafka
    });
    found.take(made);
}
