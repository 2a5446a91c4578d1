//! MSK813: tiered storage asked for on Express brokers.

use lint::Findings;
use model::{Estate, facts::BrokerClass};

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let both = pair(&cluster.tiered(), &cluster.class().value);
        let Some(hit) = both.holds(|(tiered, class)| *tiered && *class == BrokerClass::Express)
        else {
            continue;
        };
        let message = "StorageMode `TIERED` is for Standard brokers; Express brokers keep everything in storage of their own";
        out.add(&both, &hit, message)
            .see(cluster.instance_type().span, "Express brokers")
            .help("remove StorageMode");
    }
}
