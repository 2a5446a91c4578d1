//! MSK440: a tiered topic that the volumes hold as well.

use fact::Value;
use lint::Findings;
use model::{Estate, facts};

use crate::{
    tiers::{TieredTopic, topics},
    witness::Together,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for topic in topics(estate) {
        let known = topic
            .on
            .and(&is_same(&topic, "local.retention.ms"))
            .and(&is_same(&topic, "local.retention.bytes"));
        if let Some(hit) = known.holds(|((on, time), bytes)| *on && *time && *bytes) {
            let message = format!(
                "topic {} is tiered but sets no local retention: all of it stays on the volumes too, and is paid twice",
                topic.name(),
            );
            out.add(&topic.on, &hit, message)
                .help("set local.retention.ms or local.retention.bytes below the total");
        }
    }
}

/// Whether a local limit is, or is left at, "as much as in all".
fn is_same(topic: &TieredTopic<'_>, key: &str) -> Value<bool> {
    let same = facts::limit("tiered.local_retention_same").number();
    let local = topic.settings.number(key).value;
    local
        .map(|local| same.is_some_and(|same| local as f64 == same))
        .or(true)
}
