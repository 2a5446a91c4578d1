//! MSK715: heartbeats too rare for the session they keep alive.

use fact::Hit;
use kafka::client::Role;
use lint::{Findings, Severity};
use model::Estate;

use crate::client_files::{self, figure};

const KEY: &str = "heartbeat.interval.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(share) = figure("client.heartbeat_share") else {
        return;
    };
    for found in client_files::numbers(estate, &[Role::Consumer], KEY) {
        let session = found.client.setting(Role::Consumer, "session.timeout.ms");
        let Some(timeout) = session.integer() else {
            continue;
        };
        if found.number.saturating_mul(share) <= timeout {
            continue;
        }
        let refused = found.number >= timeout;
        let consequence = match refused {
            true => "the consumer does not start",
            false => "one lost heartbeat and a pause throw it out of its group",
        };
        let message = format!(
            "{KEY} = `{}` and session.timeout.ms is {}: {consequence}",
            found.number,
            session.told(),
        );
        let hit = match session.is_declared() {
            true => Hit::certain(),
            false => client_files::as_sure_as_the_library(&found.client),
        };
        let finding = out.add(&found.fact, &hit, message);
        finding.help(format!(
            "set it to {} or less, one part in {share} of the session",
            timeout / share.max(1)
        ));
        if refused {
            finding.severity(Severity::Error);
        }
        if session.is_declared() {
            finding.see(session.fact.span, "the session");
        }
    }
}
