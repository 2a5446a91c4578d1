//! MSK728: settings that the newer group protocol leaves to the brokers.

use fact::{Confidence, Hit};
use kafka::{Version, client::Role};
use lint::Findings;
use model::Estate;

use crate::client_files;

const REFUSED: [&str; 3] = [
    "partition.assignment.strategy",
    "session.timeout.ms",
    "heartbeat.interval.ms",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Consumer) || !client_files::is_java(&client) {
            continue;
        }
        let protocol = client.declared(Role::Consumer, "group.protocol");
        if protocol
            .holds(|protocol| protocol.eq_ignore_ascii_case("consumer"))
            .is_none()
        {
            continue;
        }
        // The check came with 4.0; before, the protocol was a preview.
        let hit = match client.java_since(Version::new(4, 0)) {
            Some(true) => Hit::certain(),
            Some(false) => continue,
            None => Hit::certain().at_most(Confidence::Medium),
        };
        for key in REFUSED {
            let Some((fact, _)) = client_files::text(&client, Role::Consumer, key) else {
                continue;
            };
            let message = format!(
                "{key} beside group.protocol=consumer: the consumer does not start, because brokers decide that now"
            );
            out.add(&fact, &hit, message)
                .see(protocol.span, "the newer protocol")
                .help("take it out; brokers have group.consumer settings for it");
        }
    }
}
