//! MSK522: declared topics that put more partitions on each broker than its size can have.

use lint::Findings;
use model::{Estate, facts::BrokerClass};

use crate::workload;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (cluster, load) in workload::loads(estate) {
        let (each, most) = (load.per_broker(), i64::from(load.size.partitions_max));
        if each <= most {
            continue;
        }
        let consequence = match load.size.class() {
            BrokerClass::Standard => "above it MSK refuses to update the cluster",
            BrokerClass::Express => "above it MSK refuses new partitions",
        };
        let message = format!(
            "the {} topics of cluster {} put {each} partition replicas on each of {} brokers; the maximum of {} is {most}, {consequence}",
            load.topics,
            cluster.resource.name(),
            load.count,
            load.size.name,
        );
        out.add(&load.brokers, &load.hit, message)
            .see(cluster.instance_type().span, "the broker size")
            .help("add brokers, choose a larger size, or declare fewer partitions");
    }
}
