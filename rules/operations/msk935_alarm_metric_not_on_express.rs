//! MSK935: an alarm on a metric that Express brokers do not send.

use lint::Findings;
use model::{
    Estate,
    facts::{BrokerClass, limit},
};

use crate::{alarm, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let (without, instead) = (
        limit("express.metrics_without"),
        limit("express.metrics_instead"),
    );
    for watch in alarm::watches(estate) {
        let Some(cluster) = watch.cluster(estate) else {
            continue;
        };
        let both = pair(&watch.metric, &cluster.class().value);
        let mut told = String::new();
        let Some(hit) = both.holds(|(name, class)| {
            let silent = *class == BrokerClass::Express && without.list().contains(&name.as_str());
            if silent {
                told.clone_from(name);
            }
            silent
        }) else {
            continue;
        };
        let message = format!(
            "the Express brokers of cluster {} do not send `{told}`: the alarm never has data",
            cluster.resource.name(),
        );
        out.add(&both, &hit, message)
            .see(cluster.instance_type().span, "Express brokers")
            .help(format!("put alarms on {}", instead.list().join(", ")));
    }
}
