//! MSK220: a client told to speak to MSK without encryption.

use fact::{Confidence, Hit};
use lint::Findings;
use model::Estate;

use crate::{
    bootstrap::{self, Home},
    rewrites::in_place,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for file in estate.clients() {
        let sure = match bootstrap::home(file) {
            Home::Msk(sure) => sure,
            Home::Untold => Confidence::Medium,
            Home::Elsewhere | Home::Loopback => continue,
        };
        let path = file.path.child("security.protocol");
        let hit = Hit::certain().at_most(sure);
        match bootstrap::protocol(file) {
            // A port that speaks something else answers nothing: the fault of another rule.
            Some((protocol, _)) if protocol == "PLAINTEXT" && is_encrypted(file) => {}
            Some((protocol, span)) if protocol == "PLAINTEXT" => {
                let message = "`PLAINTEXT`: records travel without encryption, and the client proves to nobody who it is";
                out.at(span, &path, &hit, message)
                    .help(bootstrap::encrypted_ways());
            }
            Some((protocol, span)) if protocol == "SASL_PLAINTEXT" => {
                let message = "`SASL_PLAINTEXT`: MSK has no such listener, and credentials would travel without encryption";
                let finding = out.at(span, &path, &hit, message);
                finding.help("set security.protocol=SASL_SSL");
                if let Some(text) = in_place(estate, span, "SASL_PLAINTEXT", "SASL_SSL") {
                    finding.replace("Set security.protocol to SASL_SSL", false, text);
                }
            }
            Some(_) => {}
            None if bootstrap::sets(file, &["security.protocol"]) => {}
            None => by_default(file, out),
        }
    }
}

/// Whether a port of the addresses is one of MSK's with encryption.
fn is_encrypted(file: &model::SettingsFile) -> bool {
    let addresses = bootstrap::of_file(file);
    let mut doors = addresses.iter().filter_map(bootstrap::Address::door);
    doors.any(|door| door.protocol != "PLAINTEXT")
}

/// Kafka's default is PLAINTEXT; on the plaintext port it even works.
fn by_default(file: &model::SettingsFile, out: &mut Findings<'_>) {
    let addresses = bootstrap::of_file(file);
    let plain = addresses.iter().find(|address| {
        address.is_msk()
            && address
                .door()
                .is_some_and(|door| door.protocol == "PLAINTEXT")
    });
    if let Some(address) = plain {
        let message = "security.protocol is left at Kafka's default `PLAINTEXT`, and this is the plaintext port: records travel without encryption";
        out.certain(address.span, &file.path.child("security.protocol"), message)
            .help(bootstrap::encrypted_ways());
    }
}
