//! MSK723: a wait that begins above its own maximum.

use fact::Hit;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, ANY, is_java, number};

const PAIRS: [(&str, &str); 3] = [
    ("reconnect.backoff.ms", "reconnect.backoff.max.ms"),
    ("retry.backoff.ms", "retry.backoff.max.ms"),
    (
        "socket.connection.setup.timeout.ms",
        "socket.connection.setup.timeout.max.ms",
    ),
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (first, most) in PAIRS {
        for found in client_files::numbers(estate, &ANY, first) {
            let Some((fact, maximum)) = number(&found.client, found.role, most) else {
                continue;
            };
            if found.number <= maximum || !is_java(&found.client) {
                continue;
            }
            let message = format!(
                "{first} = {} is above {most}, {}: the wait is the shorter one and never grows",
                found.told(),
                kafka::told(most, &maximum.to_string()),
            );
            out.add(&found.fact, &Hit::certain(), message)
                .see(fact.span, "the maximum")
                .help("swap the two");
        }
    }
}
