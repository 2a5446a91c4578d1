//! MSK720: positions committed more often than the coordinator likes.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, figure, truth};

const KEY: &str = "auto.commit.interval.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(advised) = figure("client.commit_interval_min_ms") else {
        return;
    };
    for found in client_files::numbers(estate, &[Role::Consumer], KEY) {
        let off =
            truth(&found.client, Role::Consumer, "enable.auto.commit").is_some_and(|(_, on)| !on);
        // Below 1 it is refused, or off in librdkafka.
        if off || found.number < 1 || found.number >= advised {
            continue;
        }
        let message = format!(
            "{KEY} = {}: each consumer commits that often, which loads the coordinator; AWS advises {} or more",
            found.told(),
            kafka::human(KEY, &advised.to_string()),
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help("take it out, and commit behind the work where a position must be exact")
            .replace(format!("write {advised}"), false, advised.to_string());
    }
}
