//! MSK616: followers that may wait longer for data than they may lag.

use lint::Findings;
use model::Estate;

const WAIT: &str = "replica.fetch.wait.max.ms";
const LAG: &str = "replica.lag.time.max.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let (wait, lag) = (scope.setting(WAIT), scope.setting(LAG));
        if !wait.is_declared() && !lag.is_declared() {
            continue;
        }
        let written = if wait.is_declared() { &wait } else { &lag };
        let both = written
            .integer()
            .with(wait.integer().value.zip(&lag.integer().value));
        let Some(hit) = both.holds(|(wait, lag)| wait > lag) else {
            continue;
        };
        let message = format!(
            "{WAIT} is {} and {LAG} {}: idle followers would drop out of the in-sync set, so the broker does not start",
            wait.told(),
            lag.told(),
        );
        out.add(&both, &hit, message)
            .help(format!("leave {WAIT} at its default"));
    }
}
