//! MSK436: segments too small for the remote tier.

use lint::Findings;
use model::{Estate, facts};

use crate::{
    tiers::topics,
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let limits = [
        ("segment.bytes", facts::limit("tiered.segment_min_bytes")),
        ("segment.ms", facts::limit("tiered.segment_min_ms")),
    ];
    for topic in topics(estate) {
        for (key, limit) in limits {
            let segment = topic.settings.number(key);
            let known = segment.and(&topic.on.value);
            let small = witness::find(&known, |(segment, on)| {
                *on && limit
                    .number()
                    .is_some_and(|least| (*segment as f64) < least)
            });
            if let Some((hit, (segment_is, _))) = small {
                let least = limit.number().unwrap_or_default();
                let message = format!(
                    "{key} of tiered topic {} is {}: the remote tier takes at least {}",
                    topic.name(),
                    kafka::told(key, &segment_is.to_string()),
                    kafka::human(key, &least.to_string()),
                );
                out.add(&segment, &hit, message)
                    .help(format!("set {key}={least} or more"));
            }
        }
    }
}
