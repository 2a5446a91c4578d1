//! MSK814: a Kafka version that Express brokers do not run.

use lint::Findings;
use model::{
    Estate,
    facts::{BrokerClass, limit},
};

use crate::{pair::pair, versions::off_list};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let limit = limit("express.versions");
    for cluster in estate.provisioned() {
        let both = pair(&cluster.kafka_version(), &cluster.class().value);
        let mut told = String::new();
        let Some(hit) = both.holds(|(version, class)| {
            told.clone_from(version);
            *class == BrokerClass::Express && off_list(version, limit)
        }) else {
            continue;
        };
        let message = format!(
            "Kafka `{told}` does not run on Express brokers, which run {}",
            limit.list().join(", ")
        );
        out.add(&both, &hit, message)
            .see(cluster.instance_type().span, "Express brokers")
            .help(format!(
                "choose one of these versions; the list is as of {}",
                limit.origin.as_of
            ));
    }
}
