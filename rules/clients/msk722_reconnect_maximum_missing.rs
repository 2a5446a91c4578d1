//! MSK722: a wait between connections that never grows.

use fact::Hit;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, ANY, is_java};

const KEY: &str = "reconnect.backoff.ms";
const MAXIMUM: &str = "reconnect.backoff.max.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for found in client_files::numbers(estate, &ANY, KEY) {
        if !is_java(&found.client) || !found.client.declared(found.role, MAXIMUM).value.is_absent()
        {
            continue;
        }
        let message = format!(
            "{KEY} without {MAXIMUM}: the wait stays at {} and never grows",
            kafka::human(KEY, &found.number.to_string())
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help(format!("set {MAXIMUM} too, to several times {KEY}"));
    }
}
