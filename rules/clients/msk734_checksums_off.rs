//! MSK734: a consumer that does not check what it reads.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::{
    client_files::{self, is_java},
    lines,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        // librdkafka does not check unless told to.
        if !client.plays(Role::Consumer) || !is_java(&client) {
            continue;
        }
        let Some((check, false)) = client_files::truth(&client, Role::Consumer, "check.crcs")
        else {
            continue;
        };
        let message = "check.crcs=false: records damaged on the wire or on disk pass unnoticed";
        out.add(&check, &Hit::certain(), message)
            .help("take it out; the check costs little")
            .offer(
                "take the line out",
                false,
                lines::without_setting(estate, &client, &check),
            );
    }
}
