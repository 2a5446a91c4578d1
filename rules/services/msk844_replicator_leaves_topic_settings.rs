//! MSK844: a replicator told not to copy topic settings.

use lint::Findings;
use model::Estate;

use crate::replicators::replicators;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for replicator in replicators(estate) {
        for flow in replicator.flows() {
            let copies = flow
                .at(&["TopicReplication", "CopyTopicConfigurations"])
                .boolean();
            if let Some(hit) = copies.holds(|on| !on) {
                let message = "topic settings are not copied: retention, cleanup policy and message size on the target are the target's defaults";
                out.add(&copies, &hit, message)
                    .help("set CopyTopicConfigurations to true, or create the topics on the target yourself first");
            }
        }
    }
}
