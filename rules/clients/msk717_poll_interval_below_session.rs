//! MSK717: less time to work on records than to be alive.

use kafka::client::{Library, Role};
use lint::{Findings, Severity};
use model::Estate;

use crate::client_files;

const KEY: &str = "max.poll.interval.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for found in client_files::numbers(estate, &[Role::Consumer], KEY) {
        let session = found.client.setting(Role::Consumer, "session.timeout.ms");
        if session
            .integer()
            .is_none_or(|session| found.number >= session)
        {
            continue;
        }
        let refused = found.client.library == Some(Library::Librdkafka);
        let consequence = match refused {
            true => "the consumer does not start",
            false => "a consumer that works is thrown out before one that is dead",
        };
        let message = format!(
            "{KEY} = {} is below session.timeout.ms, {}: {consequence}",
            found.told(),
            session.told(),
        );
        let hit = client_files::as_sure_as_the_library(&found.client);
        let finding = out.add(&found.fact, &hit, message);
        finding.help("make it longer than the slowest batch takes; the default is five minutes");
        if refused {
            finding.severity(Severity::Error);
        }
    }
}
