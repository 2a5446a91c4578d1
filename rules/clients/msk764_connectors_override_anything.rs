//! MSK764: a worker whose connectors may override everything, in so many words.

use fact::Hit;
use lint::Findings;
use model::{Estate, Frame};

use crate::client_files;

const KEY: &str = "connector.client.config.override.policy";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate).filter(|client| client.frame == Frame::Worker) {
        let policy = client.file.setting(KEY);
        if policy
            .holds(|policy| policy.eq_ignore_ascii_case("all"))
            .is_none()
        {
            continue;
        }
        let message = format!(
            "{KEY} is All: a connector decides about the security and the acknowledgements of its clients"
        );
        out.add(&policy, &Hit::certain(), message)
            .help("set Principal or None on a worker that several teams share");
    }
}
