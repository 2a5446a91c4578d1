//! MSK759: a setting of MirrorMaker 2 that is nearly one, or that 4.0 no longer reads.

use fact::{Confidence, Hit};
use kafka::{Kind, Meaning, Setting, Version};
use lint::Findings;
use model::{Estate, SettingsFile, SettingsKind};
use syntax::properties::Entry;

use crate::{broker_keys::hidden_character, client_files, names::Names, written};

use super::msk726_misspelt_client_setting::is_slip;

/// The catalogs in which a setting may stand that no client inside takes.
const KINDS: [Kind; 6] = [
    Kind::Mirror,
    Kind::SourceConnector,
    Kind::ConnectWorker,
    Kind::Producer,
    Kind::Consumer,
    Kind::Admin,
];

/// Looking for a near name is slow, and a file with more strangers than this is not about MirrorMaker.
const STRANGERS: usize = 100;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let files = estate.settings_files().iter();
    for file in files.filter(|file| file.kind == SettingsKind::Mirror) {
        let aliases = file.mirrored_clusters();
        judge(file, |key| behind_names(key, &aliases), out);
    }
    for client in client_files::all(estate) {
        // What stands in a file of its own was judged with it.
        if client.file.is_mirror() && client.file.framework.is_none() {
            judge(client.file, |key| key, out);
        }
    }
}

/// A key without the cluster or pair of clusters in front of it.
fn behind_names<'k>(key: &'k str, aliases: &[String]) -> &'k str {
    let strip = |key: &'k str| {
        let mut names = aliases.iter();
        names.find_map(|alias| key.strip_prefix(alias.as_str()))
    };
    let Some(rest) = strip(key) else { return key };
    let rest = rest.strip_prefix("->").and_then(strip).unwrap_or(rest);
    rest.strip_prefix('.').unwrap_or(key)
}

fn judge(file: &SettingsFile, bare: impl for<'k> Fn(&'k str) -> &'k str, out: &mut Findings<'_>) {
    let mut strangers = 0;
    let mut names = None;
    for entry in &file.properties.entries {
        let key = bare(entry.key());
        if entry.key_text().has_hole() || hidden_character(key).is_some() {
            continue;
        }
        if let Some((now, gone)) = renamed(key) {
            let since = now.since().map(|since| format!(" since {since}"));
            let message = format!(
                "{key} is not read from {gone} on, where its default takes its place; it is called {}{}",
                now.name,
                since.unwrap_or_default(),
            );
            let names = names.get_or_insert_with(|| Names::of(&file.properties.entries));
            tell(file, entry, key, now.name, message, names, out);
            continue;
        }
        let known = KINDS
            .iter()
            .any(|kind| kafka::meaning(*kind, key) != Meaning::Unknown);
        if known {
            continue;
        }
        strangers += 1;
        if strangers > STRANGERS {
            return;
        }
        let near = kafka::nearest(Kind::Mirror, key).filter(|near| is_slip(key, near));
        let Some(near) = near else { continue };
        let message = format!(
            "no setting of MirrorMaker is called {key}; did you mean {near}? Its default stays in force"
        );
        let names = names.get_or_insert_with(|| Names::of(&file.properties.entries));
        tell(file, entry, key, near, message, names, out);
    }
}

/// `topics.blacklist`, which became `topics.exclude`, and the release that reads the old name no longer.
fn renamed(key: &str) -> Option<(&'static Setting, Version)> {
    let old = kafka::setting(Kind::Mirror, key)?;
    let gone = old.removed()?;
    let stem = key.strip_suffix(".blacklist")?;
    let now = kafka::setting(Kind::Mirror, &format!("{stem}.exclude"))?;
    Some((now, gone))
}

fn tell(
    file: &SettingsFile,
    entry: &Entry,
    key: &str,
    wanted: &str,
    message: String,
    names: &mut Names,
    out: &mut Findings<'_>,
) {
    let prefix = entry.key().strip_suffix(key).unwrap_or("");
    let bare = entry.without(prefix);
    let at = bare.as_ref().unwrap_or(entry);
    let hit = Hit::certain().at_most(Confidence::Medium);
    let path = file.path.child(entry.key());
    let wanted_here = format!("{prefix}{wanted}");
    let finding = out.at(written::key_span(at), &path, &hit, message);
    finding
        .detail(entry.key())
        .help(format!("write {wanted_here}"));
    if names.give(&wanted_here) {
        finding.replace(format!("rename to {wanted}"), false, wanted);
    }
}
