//! MSK607: a setting of clients in the settings of brokers.

use lint::Findings;
use model::Estate;

use crate::{broker_keys, written};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        for line in written::lines(&scope) {
            let key = line.entry.key();
            let Some(whose) = broker_keys::client_role(key) else {
                continue;
            };
            let message = format!("{key} is a setting of {whose}; brokers have none of that name");
            out.at(
                written::key_span(line.entry),
                &line.path,
                &line.hit,
                message,
            )
            .help(format!(
                "take it out, and set it where the {whose} are configured"
            ));
        }
    }
}
