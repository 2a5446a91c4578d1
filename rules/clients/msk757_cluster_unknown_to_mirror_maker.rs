//! MSK757: settings of MirrorMaker 2 for a cluster that it does not have, and a cluster of its that has no address.

use fact::{Hit, Span};
use lint::{Findings, Severity};
use model::{Estate, SettingsFile, SettingsKind};
use syntax::properties::Entry;

const CLUSTERS: &str = "clusters";
const ADDRESS: &str = "bootstrap.servers";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let files = estate.settings_files().iter();
    for file in files.filter(|file| file.kind == SettingsKind::Mirror) {
        let aliases = file.mirrored_clusters();
        if aliases.is_empty() {
            continue;
        }
        for entry in &file.properties.entries {
            if let Some(stranger) = stranger(entry.key(), &aliases) {
                unknown(file, entry, stranger, &aliases, out);
            }
        }
        for alias in &aliases {
            no_address(file, alias, out);
        }
    }
}

/// The name in front of a key that must be one of a cluster and is none.
fn stranger<'k>(key: &'k str, aliases: &[String]) -> Option<&'k str> {
    let is_known = |name: &str| aliases.iter().any(|alias| alias == name);
    if let Some((source, rest)) = key.split_once("->") {
        if !is_known(source) {
            return Some(source);
        }
        // A name may have dots of its own.
        let begins = |alias: &String| {
            let rest = rest.strip_prefix(alias.as_str());
            rest.is_some_and(|rest| rest.starts_with('.'))
        };
        let target = rest.split('.').next().unwrap_or(rest);
        return (!aliases.iter().any(begins)).then_some(target);
    }
    let name = [".bootstrap.servers", ".producer.", ".consumer.", ".admin."]
        .iter()
        .find_map(|mark| Some(key.split_once(mark)?.0))?;
    (!name.is_empty() && !is_known(name)).then_some(name)
}

fn unknown(
    file: &SettingsFile,
    entry: &Entry,
    stranger: &str,
    aliases: &[String],
    out: &mut Findings<'_>,
) {
    let key = entry.key();
    let at = key.find(stranger).unwrap_or(0);
    let at = entry.key_text().source(at, at + stranger.len());
    let told = aliases.join(", ");
    let message = format!(
        "{key} is for a cluster `{stranger}`, and `{CLUSTERS}` names {told}: MirrorMaker passes the line over"
    );
    out.at(
        at.unwrap_or_else(|| entry.key_span()),
        &file.path.child(key),
        &Hit::certain(),
        message,
    )
    .detail(key)
    .help(format!(
        "add {stranger} to {CLUSTERS}, or write one of {told}"
    ));
}

fn no_address(file: &SettingsFile, alias: &str, out: &mut Findings<'_>) {
    let keys = [&format!("{alias}.{ADDRESS}"), ADDRESS];
    if file.is_open || file.properties.may_hide_keys() || file.first_of(&keys).is_some() {
        return;
    }
    let Some(list) = file.properties.get(CLUSTERS) else {
        return;
    };
    let message = format!(
        "{alias}.{ADDRESS} is not set: MirrorMaker does not start without the address of each of its clusters"
    );
    out.certain(name_in(list, alias), &file.path.child(CLUSTERS), message)
        .detail(alias)
        .severity(Severity::Error)
        .help(format!(
            "set {alias}.{ADDRESS}, or take {alias} out of {CLUSTERS}"
        ));
}

/// Where the name stands in the list.
fn name_in(list: &Entry, alias: &str) -> Span {
    let text = list.value();
    let mut at = 0;
    for piece in text.split(',') {
        if piece.trim() == alias {
            let start = at + piece.len() - piece.trim_start().len();
            return list.value_part(start, start + alias.len());
        }
        at += piece.len() + 1;
    }
    list.value_span()
}
