//! MSK711: tries in quick succession.

use fact::Hit;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, ANY, figure};

const KEY: &str = "retry.backoff.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(advised) = figure("client.retry_backoff_min_ms") else {
        return;
    };
    for found in client_files::numbers(estate, &ANY, KEY) {
        if found.number >= advised || found.number < 0 {
            continue;
        }
        let message = format!(
            "{KEY} = {}: clients press brokers that are just coming back; AWS advises {} or more",
            found.told(),
            kafka::human(KEY, &advised.to_string()),
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help(format!("set {KEY}={advised}"))
            .replace(format!("write {advised}"), false, advised.to_string());
    }
}
