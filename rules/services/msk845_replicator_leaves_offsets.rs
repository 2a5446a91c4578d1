//! MSK845: a replicator told not to translate the offsets of consumer groups.

use lint::Findings;
use model::Estate;

use crate::replicators::replicators;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for replicator in replicators(estate) {
        for flow in replicator.flows() {
            let sync = flow
                .at(&[
                    "ConsumerGroupReplication",
                    "SynchroniseConsumerGroupOffsets",
                ])
                .boolean();
            if let Some(hit) = sync.holds(|on| !on) {
                let message = "offsets of consumer groups are not carried over: after a failover consumers start at auto.offset.reset";
                out.add(&sync, &hit, message)
                    .help("set SynchroniseConsumerGroupOffsets to true if consumers are to go on on the target");
            }
        }
    }
}
