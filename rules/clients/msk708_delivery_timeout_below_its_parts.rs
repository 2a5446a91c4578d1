//! MSK708: a delivery that must be over before one request may be.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::{Client, Estate};

use crate::client_files::{self, is_java};

const KEY: &str = "delivery.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for found in client_files::numbers(estate, &[Role::Producer], KEY) {
        let Some(least) = parts(&found.client).filter(|least| found.number < *least) else {
            continue;
        };
        let request = found.client.setting(Role::Producer, "request.timeout.ms");
        let message = format!(
            "{KEY} = {} is below linger.ms plus request.timeout.ms, {}: the producer does not start",
            found.told(),
            kafka::human(KEY, &least.to_string()),
        );
        let finding = out.add(&found.fact, &Hit::certain(), message);
        finding.help(format!(
            "raise it to {least} at least; the default is two minutes"
        ));
        if request.is_declared() {
            finding.see(request.fact.span, "one request may take that long");
        }
    }
}

/// The least time a delivery may be given, in milliseconds; only Java clients check it.
pub(crate) fn parts(client: &Client<'_>) -> Option<i64> {
    if !is_java(client) {
        return None;
    }
    let request = client
        .setting(Role::Producer, "request.timeout.ms")
        .integer()?;
    // The default lingering depends on the version; without it, none at all is the cautious guess.
    let linger = client
        .setting(Role::Producer, "linger.ms")
        .integer()
        .unwrap_or(0);
    Some(request.saturating_add(linger))
}
