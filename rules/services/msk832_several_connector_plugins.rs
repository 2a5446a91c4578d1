//! MSK832: a connector with more than one plugin.

use lint::Findings;
use model::{Estate, facts::limit};

use crate::connectors::connectors;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(most) = limit("connect.plugins").number() else {
        return;
    };
    for connector in connectors(estate) {
        let plugins = connector.at(&["Plugins"]).elements();
        let mut count = 0;
        if let Some(hit) = plugins.holds(|list| {
            count = list.len();
            count as f64 > most
        }) {
            let message = format!("{count} plugins: a connector takes {most}");
            out.at(plugins.key.unwrap_or(plugins.span), &plugins.path, &hit, message)
                .help("put the connector, its converters and config providers into one ZIP file, as one plugin");
        }
    }
}
