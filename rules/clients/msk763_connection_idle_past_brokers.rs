//! MSK763: a client that keeps connections and metadata for too long.

use fact::Hit;
use kafka::Kind;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, ANY};

const IDLE: &str = "connections.max.idle.ms";
const AGE: &str = "metadata.max.age.ms";
/// From three times the default on new partitions are noticed late.
const TIMES: i64 = 3;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let brokers = kafka::usual(Kind::Broker, IDLE);
    for found in client_files::numbers(estate, &ANY, IDLE) {
        let Some(most) = brokers.filter(|most| found.number > *most) else {
            continue;
        };
        let message = format!(
            "{IDLE} = {} is longer than brokers keep idle connections, {}: they close first, and the client connects anew",
            kafka::told(IDLE, &found.number.to_string()),
            kafka::human(IDLE, &most.to_string()),
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help("leave it at nine minutes, Kafka's default for clients");
    }
    let usual = kafka::usual(Kind::Consumer, AGE);
    for found in client_files::numbers(estate, &ANY, AGE) {
        if usual.is_some_and(|usual| found.number > usual.saturating_mul(TIMES)) {
            let message = format!(
                "{AGE} = {}: new brokers and partitions are noticed that late",
                kafka::told(AGE, &found.number.to_string()),
            );
            out.add(&found.fact, &Hit::certain(), message)
                .help("leave it at five minutes, Kafka's default");
        }
    }
}
