//! MSK706: a producer that gives up at the first try.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::{client_files, lines};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for found in client_files::numbers(estate, &[Role::Producer], "retries") {
        if found.number != 0 {
            continue;
        }
        let message = "retries = `0`: every move of a leader is an error for the application, and MSK moves leaders at every patch";
        out.add(&found.fact, &Hit::certain(), message)
            .help("take it out, and bound the time with delivery.timeout.ms")
            .offer(
                "take the line out",
                false,
                lines::without_setting(estate, &found.client, &found.fact),
            );
    }
}
