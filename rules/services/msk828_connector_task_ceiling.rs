//! MSK828: a ceiling for tasks below the most workers of a connector.

use lint::Findings;
use model::Estate;

use crate::{connectors::connectors, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for connector in connectors(estate) {
        let scaling = connector.at(&["Capacity", "AutoScaling"]);
        let workers = scaling.get("MaxWorkerCount").integer();
        let both = pair(
            &scaling.get("MaxAutoscalingTaskCount").integer(),
            &workers.value,
        );
        let mut told = (0, 0);
        if let Some(hit) = both.holds(|(tasks, workers)| {
            told = (*tasks, *workers);
            tasks < workers
        }) {
            let message = format!(
                "MaxAutoscalingTaskCount {} is below MaxWorkerCount {}",
                told.0, told.1
            );
            out.add(&both, &hit, message)
                .see(workers.span, "the most workers")
                .help("raise it to at least one task per worker, or lower MaxWorkerCount");
        }
    }
}
