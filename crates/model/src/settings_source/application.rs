//! Applications whose settings are spread over profiles and files. In: the documents of `application.yml`,
//! `application-prod.yml` and their like. Out: one [`SettingsFile`] for each client of each profile: what is common to
//! all clients below what is its own, the profile over what holds without one.

use fact::{FileId, Path, Span};
use kafka::client::{Library, Role};
use syntax::{
    Node,
    properties::{Entry, Properties},
};

use super::{
    Found, Page, SettingsSource, microprofile,
    named::{self, Named},
    properties, spring,
};
use crate::{Hints, SettingsFile, SettingsKind};

/// The framework that Spring Boot runs its clients in.
const SPRING: &str = "spring-kafka";

/// One of the clients of an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// What tells it from the others.
    pub(super) name: String,
    /// What it does.
    pub(super) role: Role,
}

/// A setting and the client it is for; `None` for all of them.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) group: Option<Group>,
    pub(super) entry: Entry,
}

/// The frameworks that read such files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Framework {
    Spring,
    SmallRye,
}

/// What one file says of an application under one profile, or without one.
#[derive(Clone, Debug)]
pub(crate) struct Application {
    file: FileId,
    framework: Framework,
    /// Where it stands, so that files of one application are put together: folder and name without profile and ending.
    home: String,
    profile: Option<String>,
    placed: Vec<Placed>,
    /// The connector of each channel that names one.
    connectors: Vec<(String, &'static str)>,
    hints: Hints,
}

impl Application {
    pub(crate) fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }

    pub(crate) fn source(&self) -> SettingsSource {
        match self.framework {
            Framework::Spring => SettingsSource::Spring,
            Framework::SmallRye => SettingsSource::MicroProfile,
        }
    }
}

/// Looks for an application in a document of a YAML or JSON file.
pub(super) fn read_tree(
    page: &Page<'_>,
    name: &str,
    root: &Node,
    hints: &Hints,
    found: &mut Found,
) {
    if !root.is_map() {
        return;
    }
    let wanted = |name: &str| spring::wanted(name) || microprofile::wanted(name);
    let all = named::flatten(page, root, &wanted);
    sort(page.file, name, &all, hints, found);
}

/// Looks for an application in a `.properties` text.
pub(super) fn read_properties(
    page: &Page<'_>,
    name: &str,
    properties: &Properties,
    hints: &Hints,
    found: &mut Found,
) {
    let all = named::of_properties(properties);
    // `#---` parts a file of Spring Boot into documents.
    let mut from = 0;
    let parts = properties.comments.iter();
    let parts = parts
        .filter(|comment| comment.text.trim_end() == "---")
        .map(|comment| comment.next);
    for next in parts.chain([all.len()]) {
        let part = all.get(from..next).unwrap_or(&[]);
        sort(page.file, name, part, hints, found);
        from = next;
    }
}

fn sort(file: FileId, name: &str, all: &[Named], hints: &Hints, found: &mut Found) {
    let (home, of_file) = home(name);
    let part = |framework, profile, placed| Application {
        file,
        framework,
        home: home.clone(),
        profile,
        placed,
        connectors: match framework {
            Framework::Spring => Vec::new(),
            Framework::SmallRye => microprofile::connectors(all),
        },
        hints: hints.clone(),
    };
    let profile = spring::profile(all).or(of_file.clone());
    found.take_application(part(Framework::Spring, profile, spring::place(all)));
    if !microprofile::speaks(all) {
        return;
    }
    let placed = microprofile::place(all);
    let mut profiles: Vec<Option<String>> =
        placed.iter().map(|(profile, _)| profile.clone()).collect();
    profiles.sort();
    profiles.dedup();
    for profile in profiles {
        let own = placed.iter().filter(|(other, _)| *other == profile);
        let own = own.map(|(_, placed)| placed.clone()).collect();
        let profile = profile.or(of_file.clone());
        found.take_application(part(Framework::SmallRye, profile, own));
    }
}

/// The application a file belongs to, and the profile its name tells: `config/application-prod.yml`.
fn home(name: &str) -> (String, Option<String>) {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    let (stem, profile) = match stem.split_once('-') {
        Some((first @ ("application" | "bootstrap"), profile)) => (first, Some(profile.to_owned())),
        _ => (stem, None),
    };
    (format!("{folder}/{stem}"), profile)
}

/// Puts the parts of all files together.
pub(crate) fn assemble(parts: &[Application]) -> Vec<SettingsFile> {
    let mut all = Vec::new();
    let mut seen: Vec<(&str, Framework)> = Vec::new();
    for part in parts {
        let key = (part.home.as_str(), part.framework);
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let own = parts
            .iter()
            .filter(|one| (one.home.as_str(), one.framework) == key);
        let own: Vec<&Application> = own.collect();
        let mut profiles: Vec<Option<&str>> =
            own.iter().map(|one| one.profile.as_deref()).collect();
        profiles.sort_unstable();
        profiles.dedup();
        for profile in profiles {
            all.extend(clients(&own, profile));
        }
    }
    all
}

/// The clients of an application under a profile.
fn clients(parts: &[&Application], profile: Option<&str>) -> Vec<SettingsFile> {
    // What holds without a profile first: what comes later counts.
    let base = parts.iter().filter(|part| part.profile.is_none());
    let without = base.clone().count();
    let own = parts
        .iter()
        .filter(|part| profile.is_some() && part.profile.as_deref() == profile);
    let chosen: Vec<&&Application> = base.chain(own).collect();
    let Some(last) = chosen.last() else {
        return Vec::new();
    };
    let placed: Vec<&Placed> = chosen.iter().flat_map(|part| &part.placed).collect();
    let clients = grouped(&placed).into_iter().map(|(group, entries)| {
        let (prefix, framework) = match last.framework {
            Framework::Spring => ("spring.kafka", SPRING),
            Framework::SmallRye => ("mp.messaging", connector(&chosen, group)),
        };
        let mut path = Path::new(prefix);
        if let Some(profile) = profile {
            path = path.child(profile);
        }
        if let Some(group) = group {
            path = path.child(&group.name);
        }
        let mut settings = SettingsFile::new(
            last.file,
            SettingsKind::Client,
            last.source(),
            properties(entries),
        );
        settings.path = path;
        settings.hints = last.hints.clone();
        settings.role = group.map(|group| group.role);
        settings.library = Some(Library::Java);
        settings.framework = Some(framework);
        // A profile alone leaves the rest to a file that is not here.
        settings.is_open = without == 0;
        settings
    });
    clients.collect()
}

/// The clients of a Spring Boot application that an environment speaks of. The application has more of its settings
/// inside its image.
pub(super) fn of_environment(
    file: FileId,
    placed: &[Placed],
    source: SettingsSource,
    home: &Path,
) -> Vec<SettingsFile> {
    if placed.is_empty() {
        return Vec::new();
    }
    let placed: Vec<&Placed> = placed.iter().collect();
    let clients = grouped(&placed).into_iter().map(|(group, entries)| {
        let read = properties(entries);
        let mut settings = SettingsFile::new(file, SettingsKind::Client, source, read);
        settings.path = home.child("spring.kafka");
        if let Some(group) = group {
            settings.path = settings.path.child(&group.name);
        }
        settings.role = group.map(|group| group.role);
        settings.library = Some(Library::Java);
        settings.framework = Some(SPRING);
        settings.is_open = true;
        settings
    });
    clients.collect()
}

/// Each client that something is for, with what it has of its own over what all have in common.
fn grouped<'p>(placed: &[&'p Placed]) -> Vec<(Option<&'p Group>, Vec<Entry>)> {
    let mut groups: Vec<Option<&Group>> = Vec::new();
    for one in placed {
        if one.group.is_some() && !groups.contains(&one.group.as_ref()) {
            groups.push(one.group.as_ref());
        }
    }
    if groups.is_empty() {
        groups.push(None);
    }
    let clients = groups.into_iter().map(|group| {
        let common = placed.iter().filter(|one| one.group.is_none());
        let own = placed
            .iter()
            .filter(|one| group.is_some() && one.group.as_ref() == group);
        (group, overlaid(common.chain(own).map(|one| &one.entry)))
    });
    clients.collect()
}

/// The connector that runs a client: what its channel names last, else what any channel names, for an application has
/// one runtime. Quarkus, which has SmallRye's, is the one that needs none named.
fn connector(parts: &[&&Application], group: Option<&Group>) -> &'static str {
    let all = || parts.iter().flat_map(|part| &part.connectors);
    let mut own = all().filter(|(channel, _)| group.is_some_and(|group| group.name == *channel));
    let found = own.next_back().or_else(|| all().next());
    found.map_or("smallrye-kafka", |(_, connector)| connector)
}

/// The entries that count: of each key the last, where it stands.
fn overlaid<'e>(entries: impl Iterator<Item = &'e Entry>) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    for entry in entries {
        all.retain(|one| one.key() != entry.key());
        all.push(entry.clone());
    }
    // By place, so that the first is where a reader would begin.
    all.sort_by_key(|entry| entry_place(entry.key_span()));
    all
}

fn entry_place(span: Span) -> (FileId, u32) {
    (span.file, span.start)
}
