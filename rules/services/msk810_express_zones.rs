//! MSK810: Express brokers in another number of Availability Zones than three.

use lint::Findings;
use model::{
    Estate,
    facts::{BrokerClass, limit},
};

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(wanted) = limit("express.zones").number() else {
        return;
    };
    for cluster in estate.provisioned() {
        let both = pair(&cluster.zones(), &cluster.class().value);
        let mut count = 0;
        let Some(hit) = both.holds(|(zones, class)| {
            count = *zones;
            *class == BrokerClass::Express && *zones as f64 != wanted
        }) else {
            continue;
        };
        let message = format!(
            "{count} client subnets: Express brokers need exactly {wanted}, one per Availability Zone"
        );
        out.add(&both, &hit, message)
            .see(cluster.instance_type().span, "Express brokers")
            .help(format!(
                "list {wanted} subnets in different Availability Zones"
            ));
    }
}
