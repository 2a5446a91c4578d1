//! MSK710: requests given up while a leader moves.

use fact::Hit;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, ANY, figure, is_java};

const KEY: &str = "request.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(advised) = figure("client.request_timeout_min_ms") else {
        return;
    };
    for found in client_files::numbers(estate, &ANY, KEY) {
        // To librdkafka it is the wait for acknowledgements only.
        if found.number >= advised || found.number < 1 || !is_java(&found.client) {
            continue;
        }
        let message = format!(
            "{KEY} = {}: requests are given up while a leader moves, and sent again to brokers that are busy; AWS advises {advised} or more",
            found.human(),
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help("take it out: the default is 30 seconds");
    }
}
