//! MSK632: flushing to disk at intervals.

use lint::Findings;
use model::Estate;

use crate::twins;

/// Kafka's default for both, which means never (Apache Kafka 4.1 documentation).
const NEVER: f64 = 9_223_372_036_854_775_807.0;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (broker, topic) in [
        ("log.flush.interval.messages", "flush.messages"),
        ("log.flush.interval.ms", "flush.ms"),
    ] {
        for twin in twins::written(estate, broker, topic) {
            if let Some((hit, told)) = twin.number(|number| number > 0.0 && number < NEVER) {
                let message = format!(
                    "{}{} = {}: an fsync at every interval costs latency, and copies make records safe already",
                    twin.key,
                    twin.of,
                    kafka::told(twin.key, &told),
                );
                out.add(&twin.fact, &hit, message)
                    .help("take it out and leave flushing to the operating system");
            }
        }
    }
}
