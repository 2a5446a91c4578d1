//! MSK205: a cluster that turns on no way to authenticate.

use lint::Findings;
use model::Estate;

use crate::offers::any_method;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        // Somebody who wrote the switch decided; on, it has a rule of its own.
        let open = cluster
            .at("ClientAuthentication.Unauthenticated.Enabled")
            .boolean()
            .value
            .map(|_| true)
            .or(false);
        let nothing = any_method(&cluster).zip(&open);
        let Some(hit) = nothing.holds(|(method, open)| !method && !open) else {
            continue;
        };
        let written = cluster.at("ClientAuthentication");
        let name = cluster.resource.name();
        let (span, message) = match written.key() {
            Some(key) if written.presence().absent().is_none() => (
                key,
                format!("no way to authenticate is on for {name}, so clients need no credentials"),
            ),
            _ => (
                cluster.resource.span(),
                format!(
                    "{name} says nothing of ClientAuthentication, so clients need no credentials"
                ),
            ),
        };
        out.at(span, written.path(), &hit, message).help(
            "turn on IAM (ClientAuthentication.Sasl.Iam.Enabled), SASL/SCRAM or mutual TLS; it changes in place",
        );
    }
}
