//! MSK739: an admin client whose calls must be over before one request may be.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, is_java};

const KEY: &str = "default.api.timeout.ms";
const REQUEST: &str = "request.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for found in client_files::numbers(estate, &[Role::Admin], KEY) {
        let client = &found.client;
        // Only the admin client checks it, and only one that is surely one.
        if !client.roles_are_told
            || client.plays(Role::Consumer)
            || client.plays(Role::Producer)
            || !is_java(client)
        {
            continue;
        }
        let request = client.setting(Role::Admin, REQUEST);
        let Some(lasts) = request.integer().filter(|lasts| found.number < *lasts) else {
            continue;
        };
        let message = format!(
            "{KEY} = {} is below {REQUEST}, {}: the admin client does not start",
            found.told(),
            request.told(),
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help(format!("raise it to {lasts} at least"));
    }
}
