//! MSK821: a connector that authenticates with IAM on an unencrypted connection.

use lint::Findings;
use model::Estate;

use crate::{connectors::connectors, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for connector in connectors(estate) {
        let encryption = connector.encryption();
        let both = pair(&connector.authentication(), &encryption.value);
        if let Some(hit) = both.holds(|(how, kind)| how == "IAM" && kind == "PLAINTEXT") {
            let message = "IAM authentication needs encryption, and EncryptionType is `PLAINTEXT`: the connector cannot connect";
            out.add(&both, &hit, message)
                .see(encryption.span, "the encryption of the connector")
                .help("set KafkaClusterEncryptionInTransit.EncryptionType to TLS");
        }
    }
}
