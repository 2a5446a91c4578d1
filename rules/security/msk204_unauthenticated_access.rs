//! MSK204: clients that need no credentials.

use lint::Findings;
use model::Estate;

use crate::{offers::any_method, rewrites::in_place};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let switch = cluster.unauthenticated();
        let Some(hit) = switch.holds(|on| *on) else {
            continue;
        };
        let name = cluster.resource.name();
        let others = any_method(&cluster).holds(|on| *on).is_some();
        let message = if others {
            format!(
                "{name} takes clients without credentials, which defeats the authentication that is on beside it"
            )
        } else {
            format!(
                "whoever reaches the brokers of {name} may read, write and delete without credentials"
            )
        };
        let help = if others {
            "set Unauthenticated.Enabled to false once every client authenticates"
        } else {
            "turn on IAM, SASL/SCRAM or mutual TLS, move the clients, then set Unauthenticated.Enabled to false"
        };
        let finding = out.add(&switch, &hit, message);
        finding.help(help);
        if let Some(text) = in_place(estate, finding.at, "true", "false").filter(|_| others) {
            finding.replace("Set Unauthenticated.Enabled to false", false, text);
        }
    }
}
