//! MSK224: TLS without a look at whose certificate it is.

use fact::Hit;
use lint::Findings;
use model::{Estate, SettingsKind};

use crate::bootstrap;

/// Java's switch (empty is off), librdkafka's (`none` is off), and librdkafka's for the whole certificate.
const SWITCHES: [(&str, &[&str]); 2] = [
    ("ssl.endpoint.identification.algorithm", &["", "none"]),
    ("enable.ssl.certificate.verification", &["false"]),
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
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
