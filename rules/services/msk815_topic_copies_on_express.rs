//! MSK815: a topic on Express brokers that asks for another number of copies than it gets.

use lint::Findings;
use model::{
    Estate,
    facts::{BrokerClass, limit},
};

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(copies) = limit("express.replication_factor").number() else {
        return;
    };
    for topic in estate.topics() {
        let Some(cluster) = topic.cluster() else {
            continue;
        };
        let both = pair(&topic.replication_factor(), &cluster.class().value);
        let mut asked = 0;
        let Some(hit) = both.holds(|(factor, class)| {
            asked = *factor;
            *class == BrokerClass::Express && *factor as f64 != copies
        }) else {
            continue;
        };
        let message = format!(
            "replication factor {asked} on Express brokers: every topic gets {copies}, whatever is asked for"
        );
        out.add(&both, &hit, message)
            .see(cluster.instance_type().span, "Express brokers")
            .help(format!("set ReplicationFactor to {copies}; changing it later replaces the topic, and its data is lost"));
    }
}
