//! MSK748: a consumer that may stay away for more than an hour.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, figure};

const KEY: &str = "max.poll.interval.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(most) = figure("client.poll_interval_max_ms") else {
        return;
    };
    for found in client_files::numbers(estate, &[Role::Consumer], KEY) {
        if found.number <= most {
            continue;
        }
        let message = format!(
            "{KEY} is {}: a consumer that hangs keeps its partitions for as long, and nobody reads them",
            found.human(),
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help("lower max.poll.records, or pause partitions while another thread works");
    }
}
