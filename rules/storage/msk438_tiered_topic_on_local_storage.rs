//! MSK438: a tiered topic where there is no second tier.

use lint::Findings;
use model::Estate;

use crate::{
    tiers::{SWITCH, topics},
    witness::Together,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for topic in topics(estate) {
        let Some(cluster) = topic.settings.topic.cluster() else {
            continue;
        };
        let known = topic.on.and(&cluster.tiered().value);
        if let Some(hit) = known.holds(|(on, tiered)| *on && !tiered) {
            let message = format!(
                "{SWITCH} is on for topic {}, but cluster {} has no tiered storage: Kafka refuses the topic",
                topic.name(),
                cluster.resource.name(),
            );
            out.add(&topic.on, &hit, message)
                .see(cluster.resource.span(), "StorageMode is not TIERED")
                .help("set StorageMode: TIERED for the cluster, which cannot be undone, or remove the line");
        }
    }
}
