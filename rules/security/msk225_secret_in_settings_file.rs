//! MSK225: a password, key or token written into a settings file. The message never shows it.

use fact::{Hit, Span};
use lint::{Findings, Severity};
use model::{Estate, SettingsFile};
use syntax::properties::Entry;

use crate::{
    bootstrap::{self, Home},
    literals::is_secret,
    secrets::{holds_secret, in_jaas},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for file in estate.settings_files() {
        if bootstrap::home(file) == Home::Loopback {
            continue;
        }
        for entry in &file.properties.entries {
            if entry.key().ends_with("sasl.jaas.config") {
                for (range, option) in in_jaas(entry.value()) {
                    let span = entry.value_part(range.start, range.end);
                    let what = format!("option {option} of {}", entry.key());
                    report(file, entry, span, &what, out);
                }
            } else if holds_secret(entry.key()) && secret(file, entry) {
                let what = entry.key().to_owned();
                report(file, entry, entry.value_span(), &what, out);
            } else if let Some((from, to)) = access_key(entry.value()) {
                let what = format!("{} with the id of an access key", entry.key());
                report(file, entry, entry.value_part(from, to), &what, out);
            }
        }
    }
}

/// The id of a long-lived or temporary access key: `AKIA` or `ASIA` and 16 capitals or digits (IAM User Guide, unique
/// identifiers), as a word of its own. The key of AWS's own examples is none.
fn access_key(value: &str) -> Option<(usize, usize)> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    ["AKIA", "ASIA"].iter().find_map(|prefix| {
        let from = value.find(prefix)?;
        let rest = value.as_bytes().get(from..)?;
        let length = rest.iter().take_while(|byte| is_part(byte)).count();
        let word = value.get(from..from + length)?;
        let before = from.checked_sub(1).and_then(|at| value.as_bytes().get(at));
        let capitals = word
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let alone = before.is_none_or(|byte| !is_part(byte));
        (length == 20 && capitals && alone && !word.ends_with("EXAMPLE"))
            .then_some((from, from + length))
    })
}

fn secret(file: &SettingsFile, entry: &Entry) -> bool {
    let last = file.properties.get(entry.key()) == Some(entry);
    last && is_secret(entry.value())
}

fn report(file: &SettingsFile, entry: &Entry, span: Span, what: &str, out: &mut Findings<'_>) {
    let message = format!(
        "{what} holds a secret that everyone who can read this file or its history can use"
    );
    let finding = out.at(
        span,
        &file.path.child(entry.key()),
        &Hit::certain(),
        message,
    );
    // It opens nothing without the key store beside it.
    if entry.key().ends_with("keystore.password") || entry.key().ends_with("key.password") {
        finding.severity(Severity::Warning);
    }
    finding
        .detail(what)
        .help("let a config provider put it in, such as ${secretsmanager:NAME:KEY}, or use IAM, which needs no password; then change what was written");
}
