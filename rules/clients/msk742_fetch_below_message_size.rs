//! MSK742: a consumer that fetches less than the largest message its brokers take.

use fact::{Confidence, Hit};
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::{brokers, client_files};

const LIMIT: &str = "message.max.bytes";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    // One cause, one finding: the smaller of the two sizes is the one to raise.
    for key in ["max.partition.fetch.bytes", "fetch.max.bytes"] {
        for found in client_files::numbers(estate, &[Role::Consumer], key) {
            let mut told = String::new();
            let below = brokers::all_of_them(estate, found.client.file, |scope| {
                let limit = scope.setting(LIMIT);
                told = limit.told();
                let number = limit.integer();
                // A record batch adds a few bytes to its message; Kafka's own defaults differ by them.
                let hit = number.holds(|number| found.number + BATCH_OVERHEAD < *number)?;
                Some((hit, number.span))
            });
            let Some((hit, span)) = below else { continue };
            let partition =
                client_files::number(&found.client, Role::Consumer, "max.partition.fetch.bytes");
            if key == "fetch.max.bytes"
                && partition.is_some_and(|(_, number)| number <= found.number)
            {
                continue;
            }
            let message = format!(
                "{key} = `{}` is below {LIMIT} of the brokers, {told}: large messages still arrive, but each in a fetch of its own, and the consumer falls behind",
                found.number,
            );
            let hit = Hit {
                span: None,
                ..hit.at_most(Confidence::Medium)
            };
            out.add(&found.fact, &hit, message)
                .see(span, "the brokers' side")
                .help(format!("raise it to {LIMIT} or more"));
        }
    }
}

/// `message.max.bytes` is 1048588 and `max.partition.fetch.bytes` 1048576 by default, and the two fit (Apache Kafka 4.1
/// documentation).
const BATCH_OVERHEAD: i64 = 12;
