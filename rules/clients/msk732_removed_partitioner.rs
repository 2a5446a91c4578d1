//! MSK732: a partitioner that Kafka no longer has.

use fact::{Confidence, Hit};
use kafka::{Version, client::Role};
use lint::{Findings, Severity};
use model::Estate;

use crate::{client_files, lines};

const GONE: [&str; 2] = [
    "org.apache.kafka.clients.producer.internals.DefaultPartitioner",
    "org.apache.kafka.clients.producer.UniformStickyPartitioner",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Producer) {
            continue;
        }
        let class = client.declared(Role::Producer, "partitioner.class");
        if class
            .holds(|class| GONE.contains(&class.as_str()))
            .is_none()
        {
            continue;
        }
        let hit = match client.java_since(Version::new(4, 0)) {
            Some(true) => Hit::certain(),
            Some(false) => continue,
            None => Hit::certain().at_most(Confidence::Medium),
        };
        let message = "Kafka 4.0 has removed this partitioner: clients from then on do not find the class and do not start";
        let finding = out.add(&class, &hit, message);
        finding.help("take partitioner.class out: the default does the same and better");
        finding.offer(
            "take the line out",
            false,
            lines::without_setting(estate, &client, &class),
        );
        if hit.confidence == Confidence::High {
            finding.severity(Severity::Error);
        }
    }
}
