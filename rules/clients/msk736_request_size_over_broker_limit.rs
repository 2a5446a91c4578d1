//! MSK736: a producer that may send more than the brokers take.

use fact::{Confidence, Hit};
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::{brokers, client_files};

const KEY: &str = "max.request.size";
const LIMIT: &str = "message.max.bytes";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for found in client_files::numbers(estate, &[Role::Producer], KEY) {
        let mut told = String::new();
        let over = brokers::all_of_them(estate, found.client.file, |scope| {
            let limit = scope.setting(LIMIT);
            told = limit.told();
            let number = limit.integer();
            number
                .holds(|number| found.number > *number)
                .map(|hit| (hit, number.span))
        });
        let Some((hit, span)) = over else { continue };
        let message = format!(
            "{KEY} = `{}` is above {LIMIT} of the brokers beside it, {told}: large records pass the client and are refused there, for good",
            found.number,
        );
        let hit = Hit {
            span: None,
            ..hit.at_most(Confidence::Medium)
        };
        out.add(&found.fact, &hit, message)
            .see(span, "the brokers' side")
            .help(format!("make both the same, or raise max.message.bytes of the topics that need it above {LIMIT}"));
    }
}
