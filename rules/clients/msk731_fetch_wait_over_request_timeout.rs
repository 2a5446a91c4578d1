//! MSK731: a fetch that may wait longer than a request.

use fact::Confidence;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, is_java};

const WAIT: &str = "fetch.max.wait.ms";
const REQUEST: &str = "request.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Consumer) || !is_java(&client) {
            continue;
        }
        let wait = client.setting(Role::Consumer, WAIT);
        let request = client.setting(Role::Consumer, REQUEST);
        let (Some(waits), Some(lasts)) = (wait.integer(), request.integer()) else {
            continue;
        };
        if waits < lasts || !wait.is_declared() && !request.is_declared() {
            continue;
        }
        let at = if wait.is_declared() {
            &wait.fact
        } else {
            &request.fact
        };
        let message = format!(
            "{WAIT} is {} and {REQUEST} {}: fetches of an idle partition time out and are sent again",
            wait.told(),
            request.told(),
        );
        let hit = client_files::as_sure_as_the_library(&client).at_most(Confidence::Medium);
        out.add(at, &hit, message)
            .help(format!("keep {WAIT} well below {REQUEST}"));
    }
}
