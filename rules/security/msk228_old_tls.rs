//! MSK228: a client limited to, or open for, versions of TLS that are out of use.

use fact::Hit;
use lint::{Findings, Severity};
use model::{Estate, facts::limit};

use crate::literals::is_literal;

const LIST: &str = "ssl.enabled.protocols";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let spoken = limit("encryption.tls_versions").list();
    let wanted = spoken.first().copied().unwrap_or_default();
    for file in estate.clients() {
        for (entry, fact) in file.settings() {
            let Some(value) = fact.value.known().filter(|value| is_literal(value)) else {
                continue;
            };
            if entry.key() != LIST {
                continue;
            }
            let names: Vec<&str> = value.split(',').map(str::trim).collect();
            let old: Vec<&str> = names
                .iter()
                .copied()
                .filter(|name| is_old(name, wanted))
                .collect();
            let path = file.path.child(LIST);
            if old.is_empty() {
                continue;
            }
            if old.len() == names.len() {
                let message =
                    format!("`{value}`: MSK speaks TLS {wanted}, so this client cannot connect");
                out.at(fact.span, &path, &Hit::certain(), message)
                    .severity(Severity::Error)
                    .help(format!("set {LIST}=TLSv{wanted}"));
            } else {
                let message = format!(
                    "{LIST} still allows {}, which are out of use",
                    old.join(", ")
                );
                out.at(fact.span, &path, &Hit::certain(), message)
                    .help(format!("keep TLSv{wanted} and later only"));
            }
        }
    }
}

/// Whether a protocol name of Java is older than the wanted version.
fn is_old(name: &str, wanted: &str) -> bool {
    if name.starts_with("SSL") {
        return true;
    }
    let number = |text: &str| {
        let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
        Some((major.parse::<u8>().ok()?, minor.parse::<u8>().ok()?))
    };
    match (name.strip_prefix("TLSv").and_then(number), number(wanted)) {
        (Some(own), Some(wanted)) => own < wanted,
        _ => false,
    }
}
