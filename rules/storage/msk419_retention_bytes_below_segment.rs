//! MSK419: a limit in bytes that one segment already exceeds.

use lint::Findings;
use model::Estate;

use crate::{
    effective::count,
    replication::{is_free, is_free_for},
    retention::{BYTES, own_or},
    topic_settings::TopicSettings,
    witness::{self, Together},
};

const SEGMENT: &str = "log.segment.bytes";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let (limit, segment) = (count(&scope, BYTES), count(&scope, SEGMENT));
        let known = limit.and(&segment.value).and(&is_free(&scope));
        let below = witness::find(&known, |((limit, segment), free)| {
            *free && limit.is_declared() && limit.value > 0 && limit.value < segment.value
        });
        if let Some((hit, ((limit_is, segment_is), _))) = below {
            let message = format!(
                "{BYTES} is {limit_is}, less than one segment ({SEGMENT} {segment_is}): a partition keeps at least the segment it writes to"
            );
            out.add(&limit, &hit, message)
                .help(format!("set {SEGMENT} to {} or less", limit_is.value / 2));
        }
    }
    for topic in estate.topics() {
        let settings = TopicSettings::of(topic);
        let Some(scope) = settings.scope() else {
            continue;
        };
        let limit = settings.number("retention.bytes");
        let of_brokers = count(&scope, SEGMENT).value.map(|count| count.value);
        let segment = own_or(settings.number("segment.bytes").value, &of_brokers);
        let known = limit.and(&segment).and(&is_free_for(&topic));
        let below = witness::find(&known, |((limit, segment), free)| {
            *free && *limit > 0 && limit < segment
        });
        if let Some((hit, ((limit_is, segment_is), _))) = below {
            let message = format!(
                "topic {} limits a partition to {}, less than one segment of {}: it keeps at least the segment it writes to",
                topic.label(),
                kafka::human(BYTES, &limit_is.to_string()),
                kafka::human(SEGMENT, &segment_is.to_string()),
            );
            out.add(&limit, &hit, message).help(format!(
                "set segment.bytes of the topic to {} or less",
                limit_is / 2
            ));
        }
    }
}
