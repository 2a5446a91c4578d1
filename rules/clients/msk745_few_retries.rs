//! MSK745: a producer that gives up after a few tries.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, figure};

const KEY: &str = "retries";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(least) = figure("client.retries_min") else {
        return;
    };
    for found in client_files::numbers(estate, &[Role::Producer], KEY) {
        if found.number < 1 || found.number >= least {
            continue;
        }
        let message = format!(
            "{KEY} = `{}`: that many tries are over before a broker that is patched comes back",
            found.number
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help("take it out, and bound the time with delivery.timeout.ms");
    }
}
