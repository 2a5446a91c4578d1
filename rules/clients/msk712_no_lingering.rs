//! MSK712: a producer that never waits for company.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, figure};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(advised) = figure("client.linger_min_ms") else {
        return;
    };
    for found in client_files::numbers(estate, &[Role::Producer], "linger.ms") {
        if found.number != 0 {
            continue;
        }
        let message = format!(
            "linger.ms = `0`: under light load every record is a request of its own, which fills the brokers' request queue; AWS advises {advised} or more",
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help(format!(
                "set linger.ms={advised}, or 25 where latency allows"
            ))
            .replace(format!("write {advised}"), false, advised.to_string());
    }
}
