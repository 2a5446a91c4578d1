//! MSK631: segments that are small, or closed every few minutes.

use lint::Findings;
use model::{Estate, facts::limit};

use crate::{tiers::SWITCH, topic_settings::TopicSettings, twins};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    // Tiered topics have a stricter rule of their own.
    let tiered: Vec<String> = estate
        .topics()
        .filter(|topic| {
            TopicSettings::of(*topic)
                .is_on(SWITCH)
                .holds(|on| *on)
                .is_some()
        })
        .map(|topic| format!(" of topic {}", topic.label()))
        .collect();
    for (broker, topic, id, floor) in [
        (
            "log.segment.bytes",
            "segment.bytes",
            "tiered.segment_min_bytes",
            1.0,
        ),
        ("log.roll.ms", "segment.ms", "tiered.segment_min_ms", 1.0),
    ] {
        let Some(least) = limit(id).number() else {
            continue;
        };
        for twin in twins::written(estate, broker, topic) {
            if tiered.contains(&twin.of) {
                continue;
            }
            let Some((hit, told)) = twin.number(|number| number >= floor && number < least) else {
                continue;
            };
            let message = format!(
                "{}{} is {}: each partition becomes many small files, which costs open handles and memory maps and makes recovery slow",
                twin.key,
                twin.of,
                kafka::human(twin.key, &told),
            );
            out.add(&twin.fact, &hit, message)
                .help(format!("set {} to {least} or more", twin.key));
        }
    }
}
