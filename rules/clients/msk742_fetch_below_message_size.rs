//! MSK742: a consumer that fetches less than the largest message its brokers take.

use kafka::{Kind, client::Role};
use lint::Findings;
use model::Estate;

use crate::{brokers, client_files};

const LIMIT: &str = "message.max.bytes";
const ON_TOPICS: &str = "max.message.bytes";

const PARTITION: &str = "max.partition.fetch.bytes";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(apart) = apart() else { return };
    // One cause, one finding: the smaller of the two sizes is the one to raise.
    for key in [PARTITION, "fetch.max.bytes"] {
        for found in client_files::numbers(estate, &[Role::Consumer], key) {
            let below = |limit| found.number.saturating_add(apart) < limit;
            let Some(broken) =
                brokers::broken_limit(estate, found.client.file, (LIMIT, Some(ON_TOPICS)), below)
            else {
                continue;
            };
            let partition = client_files::number(&found.client, Role::Consumer, PARTITION);
            if key == "fetch.max.bytes"
                && partition.is_some_and(|(_, number)| number <= found.number)
            {
                continue;
            }
            let message = format!(
                "{key} = {} is below {}, {}: large messages still arrive, but each in a fetch of its own, and the consumer falls behind",
                found.told(),
                broken.what,
                broken.told,
            );
            out.add(&found.fact, &broken.hit, message)
                .see(broken.span, "the brokers' side")
                .help(format!("raise it to {LIMIT} or more"));
        }
    }
}

/// How far apart Kafka's own defaults are, which fit each other: what a record batch adds to its message.
fn apart() -> Option<i64> {
    let message = kafka::usual(Kind::Broker, LIMIT)?;
    Some(message.saturating_sub(kafka::usual(Kind::Consumer, PARTITION)?))
}
