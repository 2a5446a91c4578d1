//! MSK222: a SASL mechanism that MSK does not have.

use fact::{Confidence, Hit};
use lint::Findings;
use model::Estate;

use crate::{
    bootstrap::{self, Home},
    rewrites::in_place,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let mut offered: Vec<&str> = Vec::new();
    for mechanism in kafka::msk_ports().iter().flat_map(|port| &port.mechanisms) {
        if !offered.contains(mechanism) {
            offered.push(mechanism);
        }
    }
    for file in estate.clients() {
        let sure = match bootstrap::home(file) {
            Home::Msk(sure) => sure,
            Home::Untold => Confidence::Medium,
            Home::Elsewhere | Home::Loopback => continue,
        };
        let sasl =
            bootstrap::protocol(file).is_none_or(|(protocol, _)| protocol.starts_with("SASL_"));
        let Some((mechanism, span)) = bootstrap::mechanism(file).filter(|_| sasl) else {
            continue;
        };
        if offered.contains(&mechanism.as_str()) {
            continue;
        }
        let scram = mechanism.starts_with("SCRAM-");
        // Without an address the file may belong to any Kafka, and most others have these.
        let sure = match bootstrap::home(file) {
            Home::Untold if !scram && bootstrap::is_addressed(file) => continue,
            Home::Untold if !scram => Confidence::Low,
            _ => sure,
        };
        let message = format!(
            "`{mechanism}`: MSK has no such SASL mechanism, only {}",
            offered.join(", ")
        );
        let hit = Hit::certain().at_most(sure);
        let finding = out.at(span, &file.path.child("sasl.mechanism"), &hit, message);
        if scram {
            finding.help("set sasl.mechanism=SCRAM-SHA-512");
            if let Some(text) = in_place(estate, span, &mechanism, "SCRAM-SHA-512") {
                finding.replace("Set sasl.mechanism to SCRAM-SHA-512", false, text);
            }
        } else {
            finding.help("use AWS_MSK_IAM with IAM access control, or SCRAM-SHA-512 with a user in Secrets Manager");
        }
    }
}
