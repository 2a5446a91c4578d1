//! MSK224: TLS without a look at whose certificate it is.

use fact::Hit;
use kafka::client::Library;
use lint::Findings;
use model::{Estate, SettingsKind};

use crate::bootstrap;

/// librdkafka checks host names by default from 2.0 on (librdkafka, CONFIGURATION.md).
fn left_to_an_old_library(estate: &Estate, out: &mut Findings<'_>) {
    const KEY: &str = "ssl.endpoint.identification.algorithm";
    for client in crate::client_files::all(estate) {
        let encrypted =
            bootstrap::protocol(client.file).is_some_and(|(protocol, _)| protocol.ends_with("SSL"));
        if !encrypted || client.library != Some(Library::Librdkafka) || client.version.is_none() {
            continue;
        }
        let Some(role) = client.roles.iter().next() else {
            continue;
        };
        let check = client.setting(role, KEY);
        if check.is_declared() || check.fact.value.known().is_none_or(|text| text != "none") {
            continue;
        }
        let version = client
            .version
            .map_or(String::new(), |version| version.to_string());
        let message = format!(
            "{KEY} is not set, and librdkafka {version} does not check host names by itself: the client talks to whoever answers"
        );
        out.add(&check.fact, &Hit::certain(), message)
            .help("set it to https, or use librdkafka 2.0 or later");
    }
}

/// Java's switch (empty is off), librdkafka's (`none` is off), and librdkafka's for the whole certificate.
const SWITCHES: [(&str, &[&str]); 2] = [
    ("ssl.endpoint.identification.algorithm", &["", "none"]),
    ("enable.ssl.certificate.verification", &["false"]),
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    left_to_an_old_library(estate, out);
    for file in estate.settings_files() {
        let encrypted =
            bootstrap::protocol(file).is_none_or(|(protocol, _)| protocol.ends_with("SSL"));
        if file.kind == SettingsKind::Broker || !encrypted {
            continue;
        }
        for (entry, fact) in file.settings() {
            let off = SWITCHES
                .iter()
                .find(|(key, _)| entry.key() == *key || entry.key().ends_with(&format!(".{key}")));
            let Some((_, values)) = off else { continue };
            let quiet = |text: &String| {
                values.contains(&text.trim_matches('"').to_ascii_lowercase().as_str())
            };
            let Some(hit): Option<Hit> = fact.holds(quiet) else {
                continue;
            };
            let message = format!(
                "{} is off: the client talks to whoever answers, so a certificate proves nothing",
                entry.key(),
            );
            out.add(&fact, &hit, message)
                .help("remove the setting; the certificates of MSK carry the brokers' names, and the default checks them");
        }
    }
}
