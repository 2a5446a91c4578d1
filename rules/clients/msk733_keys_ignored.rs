//! MSK733: a producer told to ignore the keys of its records.

use fact::Hit;
use kafka::client::Role;
use lint::{Findings, Severity};
use model::{Client, Estate};

use crate::client_files;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Producer) {
            continue;
        }
        round_robin(&client, out);
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

/// Turns of partitions leave keys out of account as well; somebody wanted that, so it is a note.
fn round_robin(client: &Client<'_>, out: &mut Findings<'_>) {
    let class = client.declared(Role::Producer, "partitioner.class");
    let turns = |class: &String| class.ends_with(".RoundRobinPartitioner");
    if let Some(hit) = class.holds(turns) {
        let message = "RoundRobinPartitioner takes the partitions in turn, whatever the key: records of one key lose their order";
        out.add(&class, &hit, message)
            .severity(Severity::Note)
            .help("take it out, unless keys carry no meaning: the default spreads records without keys");
    }
}
