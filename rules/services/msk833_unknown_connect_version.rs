//! MSK833: a version of Kafka Connect that MSK Connect does not offer.

use lint::Findings;
use model::{Estate, facts::limit};

use crate::connectors::connectors;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let offered = limit("connect.versions");
    for connector in connectors(estate) {
        let version = connector.at(&["KafkaConnectVersion"]).string();
        let mut told = String::new();
        if let Some(hit) = version.holds(|version| {
            told.clone_from(version);
            !offered.list().contains(&version.trim())
        }) {
            let message = format!(
                "`{told}`: MSK Connect offers Kafka Connect {} only",
                offered.list().join(" and ")
            );
            out.add(&version, &hit, message).help(format!(
                "choose one of these, unless AWS added yours after {}; changing it replaces the connector",
                offered.origin.as_of,
            ));
        }
    }
}
