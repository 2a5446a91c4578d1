//! MSK521: declared topics that put more partitions on each broker than AWS recommends for its size.

use lint::Findings;
use model::Estate;

use crate::workload;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (cluster, load) in workload::loads(estate) {
        let each = load.per_broker();
        let (advised, most) = (
            i64::from(load.size.partitions_recommended),
            i64::from(load.size.partitions_max),
        );
        // Above the maximum a rule of its own says more.
        if each <= advised || each > most {
            continue;
        }
        let message = format!(
            "the {} topics of cluster {} put {each} partition replicas on each of {} brokers; {advised} are recommended for {}",
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
