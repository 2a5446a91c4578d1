//! MSK202: a plaintext listener that stays open beside the encrypted ones.

use lint::Findings;
use model::Estate;

use crate::rewrites::in_place;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let setting = cluster.client_broker();
        let Some(hit) = setting.holds(|value| value == "TLS_PLAINTEXT") else {
            continue;
        };
        let message = format!(
            "`TLS_PLAINTEXT`: {} still takes clients without encryption beside those with it",
            cluster.resource.name(),
        );
        let finding = out.add(&setting, &hit, message);
        finding.help(
            "move the remaining clients to TLS, then set ClientBroker to TLS; it changes in place",
        );
        if let Some(text) = in_place(estate, finding.at, "TLS_PLAINTEXT", "TLS") {
            finding.replace("Set ClientBroker to TLS", false, text);
        }
    }
}
