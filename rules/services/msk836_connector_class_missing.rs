//! MSK836: a connector that does not say which class it is.

use lint::Findings;
use model::Estate;

use crate::connectors::connectors;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for connector in connectors(estate) {
        let configuration = connector.at(&["ConnectorConfiguration"]);
        let class = configuration.get("connector.class").presence().value;
        let named = class.map(|()| true).or(false);
        let both = configuration.presence().value.zip(&named);
        if let Some(hit) = both.holds(|((), named)| !named) {
            let message = format!(
                "connector {} names no connector.class, so Kafka Connect cannot start it",
                connector.resource.name()
            );
            out.at(
                configuration.key().unwrap_or_else(|| configuration.span()),
                configuration.path(),
                &hit,
                message,
            )
            .help("add connector.class with the full name of the class in the plugin");
        }
    }
}
