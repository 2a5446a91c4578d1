//! MSK835: a worker configuration without the converters it must name.

use lint::Findings;
use model::{Estate, facts::worker_facts};

use crate::workers::configurations;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let required = &worker_facts().required;
    for worker in configurations(estate) {
        let mut missing: Vec<&str> = Vec::new();
        let Some(hit) = worker.settings.value.holds(|settings| {
            if settings.may_hide_keys() {
                return false;
            }
            missing = required
                .iter()
                .copied()
                .filter(|key| settings.get(key).is_none())
                .collect();
            !missing.is_empty()
        }) else {
            continue;
        };
        let message = format!(
            "worker configuration {} lacks {}, which MSK Connect demands",
            worker.name,
            missing.join(" and "),
        );
        out.at(worker.span, &worker.settings.path, &hit, message)
            .help(format!(
                "add {}=org.apache.kafka.connect.storage.StringConverter",
                missing.first().unwrap_or(&"")
            ));
    }
}
