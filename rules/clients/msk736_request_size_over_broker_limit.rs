//! MSK736: a producer that may send more than the brokers take.

use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::{brokers, client_files};

const KEY: &str = "max.request.size";
const LIMIT: &str = "message.max.bytes";
const ON_TOPICS: &str = "max.message.bytes";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for found in client_files::numbers(estate, &[Role::Producer], KEY) {
        let over = |limit| found.number > limit;
        let Some(broken) =
            brokers::broken_limit(estate, found.client.file, (LIMIT, Some(ON_TOPICS)), over)
        else {
            continue;
        };
        let message = format!(
            "{KEY} = {} is above {}, {}: large records pass the client and are refused there, for good",
            found.told(),
            broken.what,
            broken.told,
        );
        out.add(&found.fact, &broken.hit, message)
            .see(broken.span, "the brokers' side")
            .help(format!(
                "make both the same, or raise {ON_TOPICS} of the topics that need it above {LIMIT}"
            ));
    }
}
