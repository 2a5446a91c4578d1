//! MSK826: a connector whose fewest workers are more than its most.

use lint::Findings;
use model::Estate;

use crate::{connectors::connectors, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for connector in connectors(estate) {
        let scaling = connector.at(&["Capacity", "AutoScaling"]);
        let most = scaling.get("MaxWorkerCount").integer();
        let both = pair(&scaling.get("MinWorkerCount").integer(), &most.value);
        let mut told = (0, 0);
        if let Some(hit) = both.holds(|(least, most)| {
            told = (*least, *most);
            least > most
        }) {
            let message = format!(
                "MinWorkerCount {} is above MaxWorkerCount {}",
                told.0, told.1
            );
            out.add(&both, &hit, message)
                .see(most.span, "the most workers")
                .help("swap the two, or raise MaxWorkerCount");
        }
    }
}
