//! MSK201: brokers that take clients only without encryption.

use lint::Findings;
use model::Estate;

use crate::rewrites::in_place;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let setting = cluster.client_broker();
        let Some(hit) = setting.holds(|value| value == "PLAINTEXT") else {
            continue;
        };
        let message = format!(
            "`PLAINTEXT`: records and credentials travel between clients and brokers of {} without encryption",
            cluster.resource.name(),
        );
        let finding = out.add(&setting, &hit, message);
        finding.help(
            "set ClientBroker to TLS once no client uses the plaintext port; it changes in place",
        );
        if let Some(text) = in_place(estate, finding.at, "PLAINTEXT", "TLS") {
            finding.replace("Set ClientBroker to TLS", false, text);
        }
    }
}
