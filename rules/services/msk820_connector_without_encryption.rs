//! MSK820: a connector that speaks to Kafka without encryption.

use lint::Findings;
use model::Estate;

use crate::connectors::connectors;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for connector in connectors(estate) {
        let encryption = connector.encryption();
        if let Some(hit) = encryption.holds(|kind| kind == "PLAINTEXT") {
            let message = format!(
                "`PLAINTEXT`: connector {} moves its records to and from Kafka without encryption",
                connector.resource.name(),
            );
            out.add(&encryption, &hit, message).help(
                "set EncryptionType to TLS and give the bootstrap addresses of a TLS port; the change replaces the connector",
            );
        }
    }
}
