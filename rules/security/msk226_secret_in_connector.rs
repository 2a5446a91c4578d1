//! MSK226: a password, key or token written into the configuration of a connector. The message never shows it.

use cloudformation::Resolved;
use fact::{Fact, Outcome};
use lint::Findings;
use model::Estate;

use crate::{
    literals::is_secret,
    secrets::{holds_secret, in_jaas},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (_, connector) in estate.of_type("AWS::KafkaConnect::Connector") {
        let configuration = connector.property("ConnectorConfiguration");
        for (key, below) in configuration.entries() {
            let jaas = key.text.ends_with("sasl.jaas.config");
            if !jaas && !holds_secret(&key.text) {
                continue;
            }
            // Only what stands here: a parameter or a secret is put in at deployment.
            let value = below.value().clone().and_then(|resolved| match resolved {
                Resolved::Node(node) => match node.as_str() {
                    Some(text) => Outcome::Known(text.to_owned()),
                    None => Outcome::Absent,
                },
                _ => Outcome::Absent,
            });
            let written: Fact<String> = below.presence().with(value);
            let Some(hit) = written.holds(|text| {
                if jaas {
                    !in_jaas(text).is_empty()
                } else {
                    is_secret(text)
                }
            }) else {
                continue;
            };
            let message = format!(
                "`{}` holds a secret in the template, and MSK Connect shows it to everyone who may describe the connector",
                key.text,
            );
            out.add(&written, &hit, message).help(
                "use a config provider in the worker configuration and write ${secretsmanager:NAME:KEY} here; then change what was written",
            );
        }
    }
}
