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
    let idle = kafka::usual(Kind::Consumer, IDLE);
    for found in client_files::numbers(estate, &ANY, IDLE) {
        let over = brokers.filter(|most| found.number > *most);
        let Some((most, idle)) = over.zip(idle) else {
            continue;
        };
        let message = format!(
            "{IDLE} = {} is longer than brokers keep idle connections, {}: they close first, and the client connects anew",
            found.told(),
            kafka::human(IDLE, &most.to_string()),
        );
        out.add(&found.fact, &Hit::certain(), message).help(format!(
            "leave it at {}, Kafka's default for producers and consumers",
            kafka::human(IDLE, &idle.to_string())
        ));
    }
    let usual = kafka::usual(Kind::Consumer, AGE);
    for found in client_files::numbers(estate, &ANY, AGE) {
        let Some(usual) = usual.filter(|usual| found.number > usual.saturating_mul(TIMES)) else {
            continue;
        };
        let message = format!(
            "{AGE} = {}: new brokers and partitions are noticed that late",
            found.told(),
        );
        out.add(&found.fact, &Hit::certain(), message).help(format!(
            "leave it at {}, Kafka's default",
            kafka::human(AGE, &usual.to_string())
        ));
    }
}
