//! MSK722: a wait between connections that never grows.

use fact::Hit;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, ANY};

const KEY: &str = "reconnect.backoff.ms";
const MAXIMUM: &str = "reconnect.backoff.max.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        // What Kafka's own client makes of the lack of a maximum.
        let derived = ANY.into_iter().filter(|role| client.plays(*role));
        let derived = derived.flat_map(|role| client.derived(role));
        for one in derived.filter(|one| one.key == MAXIMUM) {
            let message = format!(
                "{KEY} without {MAXIMUM}: the wait stays at {} and never grows",
                kafka::human(KEY, &one.value),
            );
            let (_, least) = &one.because;
            out.add(least, &Hit::certain(), message)
                .help(format!("set {MAXIMUM} too, to several times {KEY}"));
        }
    }
}
