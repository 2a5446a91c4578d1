//! MSK709: a producer that gives up before a broker is replaced.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use super::msk708_delivery_timeout_below_its_parts::parts;
use crate::client_files::{self, figure};

const KEY: &str = "delivery.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(advised) = figure("client.delivery_timeout_min_ms") else {
        return;
    };
    for found in client_files::numbers(estate, &[Role::Producer], KEY) {
        let refused = parts(&found.client).is_some_and(|least| found.number < least);
        // 0 means no limit to librdkafka.
        if refused || found.number < 1 || found.number >= advised {
            continue;
        }
        let message = format!(
            "{KEY} = {}: records expire while MSK restarts or replaces a broker; AWS advises {advised} or more",
            found.human(),
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help("take it out: the default is two minutes");
    }
}
