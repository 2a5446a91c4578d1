//! MSK921: metrics for every partition, each of them charged.

use lint::Findings;
use model::{Estate, facts::MonitoringLevel};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let finest = MonitoringLevel::PerTopicPerPartition.to_string();
    for cluster in estate.provisioned() {
        let level = cluster.at("EnhancedMonitoring").string();
        let Some(hit) = level.holds(|word| *word == finest) else {
            continue;
        };
        let message = format!(
            "cluster {} sends lag metrics of every partition of every consumer group, and CloudWatch charges for each",
            cluster.resource.name(),
        );
        out.add(&level, &hit, message).help(format!(
            "{} is enough unless somebody looks at single partitions: MaxOffsetLag and SumOffsetLag are free",
            MonitoringLevel::PerBroker,
        ));
    }
}
