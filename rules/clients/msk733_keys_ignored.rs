//! MSK733: a producer told to ignore the keys of its records.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Producer) {
            continue;
        }
        let Some((ignore, true)) =
            client_files::truth(&client, Role::Producer, "partitioner.ignore.keys")
        else {
            continue;
        };
        let message = "partitioner.ignore.keys=true: records of one key go to any partition, so they lose their order and compaction keeps several of them";
        out.add(&ignore, &Hit::certain(), message)
            .help("take it out, unless keys carry no meaning");
    }
}
