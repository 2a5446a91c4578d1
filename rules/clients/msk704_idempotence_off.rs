//! MSK704: idempotence switched off.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::{client_files, idempotence};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        let Some((written, false)) = idempotence::written(&client) else {
            continue;
        };
        // With transactions it does not even start; that has a rule of its own.
        if idempotence::transactional(&client).is_some() {
            continue;
        }
        let in_flight = client.setting(Role::Producer, "max.in.flight.requests.per.connection");
        let retries = client.setting(Role::Producer, "retries");
        let reorders =
            in_flight.integer().is_some_and(|number| number > 1) && retries.integer() != Some(0);
        let what = if reorders {
            "duplicates, and puts records of one key out of order"
        } else {
            "duplicates"
        };
        let message =
            format!("enable.idempotence = `false`: a batch that is sent again makes {what}");
        out.add(&written, &Hit::certain(), message)
            .help("take it out, or set it to true; its IAM policy then needs kafka-cluster:WriteDataIdempotently")
            .replace("write true", false, "true");
    }
}
