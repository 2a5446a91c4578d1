//! MSK811: a number of Express brokers that is no multiple of their three zones.

use lint::Findings;
use model::{
    Estate,
    facts::{BrokerClass, limit},
};

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(zones) = limit("express.zones")
        .number()
        .map(|zones| zones as i64)
        .filter(|zones| *zones > 0)
    else {
        return;
    };
    for cluster in estate.provisioned() {
        let (brokers, subnets) = (cluster.brokers(), cluster.zones().value);
        // Unevenness over the subnets that are listed is told of for every broker class.
        let told = brokers.value.clone().zip(&subnets);
        if told
            .holds(|(brokers, subnets)| *subnets > 0 && brokers % subnets != 0)
            .is_some()
        {
            continue;
        }
        let both = pair(&brokers, &cluster.class().value);
        let mut count = 0;
        let Some(hit) = both.holds(|(brokers, class)| {
            count = *brokers;
            *class == BrokerClass::Express && brokers % zones != 0
        }) else {
            continue;
        };
        let next = (count.max(0) / zones + 1).saturating_mul(zones);
        let message = format!(
            "{count} Express brokers: MSK takes a multiple of {zones}, the same number in each zone"
        );
        out.add(&both, &hit, message)
            .see(cluster.instance_type().span, "Express brokers")
            .help(format!("set NumberOfBrokerNodes to {next}"));
    }
}
