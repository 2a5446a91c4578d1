//! MSK435: a tiered topic whose records are gone too soon for the remote tier.

use lint::Findings;
use model::{Estate, facts};

use crate::{
    tiers::topics,
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let limit = facts::limit("tiered.retention_min_ms");
    let Some(least) = limit.number() else { return };
    for topic in topics(estate) {
        let own = topic.settings.number("retention.ms");
        // Where the brokers' time counts the finding stands at the switch.
        let place = if own.value.is_absent() {
            topic.on.with(topic.total_ms())
        } else {
            own
        };
        let known = place.and(&topic.on.value);
        let short = witness::find(&known, |(ms, on)| *on && *ms >= 0 && (*ms as f64) < least);
        let Some((mut hit, (ms, _))) = short else {
            continue;
        };
        let whose = if place.span == topic.on.span {
            hit.span = Some(topic.on.span);
            "the brokers'"
        } else {
            "its"
        };
        let message = format!(
            "topic {} is tiered and {whose} retention is {}: tiered topics keep at least {}",
            topic.name(),
            kafka::human("retention.ms", &ms.to_string()),
            kafka::human("retention.ms", &least.to_string()),
        );
        out.add(&place, &hit, message).help(limit.statement);
    }
}
