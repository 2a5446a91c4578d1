//! MSK827: a connector that scales in at a load at which it scales out.

use lint::Findings;
use model::Estate;

use crate::{connectors::connectors, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for connector in connectors(estate) {
        let scaling = connector.at(&["Capacity", "AutoScaling"]);
        let threshold = |policy: &str| scaling.at(&[policy, "CpuUtilizationPercentage"]).integer();
        let above = threshold("ScaleOutPolicy");
        let both = pair(&threshold("ScaleInPolicy"), &above.value);
        let mut told = (0, 0);
        if let Some(hit) = both.holds(|(below, above)| {
            told = (*below, *above);
            below >= above
        }) {
            let message = format!(
                "workers are taken away below {} percent CPU and added above {} percent: the number never settles",
                told.0, told.1,
            );
            out.add(&both, &hit, message)
                .see(above.span, "the load at which workers are added")
                .help(
                    "keep the scale-in percentage well below the scale-out one, such as 20 and 80",
                );
        }
    }
}
