//! MSK822: a way to authenticate that MSK Connect does not have.

use lint::Findings;
use model::{Estate, facts::limit};

use crate::connectors::connectors;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let offered = limit("connect.authentications").list();
    for connector in connectors(estate) {
        let authentication = connector.authentication();
        let mut told = String::new();
        let asked = |how: &String| {
            let upper = how.to_ascii_uppercase();
            let other = ["TLS", "SCRAM", "SASL", "CERT"]
                .iter()
                .any(|word| upper.contains(word));
            if other {
                told.clone_from(how);
            }
            other
        };
        if let Some(hit) = authentication.holds(asked) {
            let message = format!(
                "`{told}`: MSK Connect authenticates with {} only, not with mutual TLS or SASL/SCRAM",
                offered.join(" or "),
            );
            out.add(&authentication, &hit, message).help(
                "turn IAM on for the cluster beside what it has, and set AuthenticationType to IAM",
            );
        }
    }
}
