//! MSK829: `tasks.max` of a connector that MSK Connect scales by itself.

use lint::Findings;
use model::{Estate, facts::limit};

use crate::{connectors::connectors, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let keys = limit("connect.overridden_keys").list();
    for connector in connectors(estate) {
        let scaling = connector.at(&["Capacity", "AutoScaling"]).presence();
        for key in keys {
            let written = connector.at(&["ConnectorConfiguration", key]).presence();
            let both = pair(&written, &scaling.value);
            if let Some(hit) = both.holds(|_| true) {
                let message = format!(
                    "{key} counts for nothing under AutoScaling: MSK Connect sets it from workers and MCUs"
                );
                out.add(&both, &hit, message)
                    .see(scaling.key.unwrap_or(scaling.span), "the capacity scales")
                    .help("remove it, and set MaxAutoscalingTaskCount to bound the tasks");
            }
        }
    }
}
