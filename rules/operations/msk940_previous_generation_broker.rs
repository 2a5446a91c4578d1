//! MSK940: m5 brokers where m7g ones of the same size would run the same Kafka.

use lint::Findings;
use model::{
    Estate, Otherwise,
    facts::{self, BrokerSize},
};

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let both = pair(&cluster.size(), &cluster.kafka_version().value);
        let mut told: Option<(&BrokerSize, &BrokerSize)> = None;
        let Some(hit) = both.holds(|(size, version)| {
            let next = newer(size, version);
            if let (Some(next), None) = (next, told) {
                told = Some((size, next));
            }
            next.is_some()
        }) else {
            continue;
        };
        let Some((size, next)) = told else { continue };
        let message = format!(
            "`{}` is of the previous generation: {} has the same memory and vCPUs and {} instead of {} Mbit/s of network",
            size.name, next.name, next.network_mbit_s, size.network_mbit_s,
        );
        out.add(&both, &hit, message)
            .help(format!(
                "compare the prices of both in your region; InstanceType can be changed to {} in place, broker by broker",
                next.name,
            ))
            .asks(cluster.resource.name(), Otherwise::BrokerType(next.name));
    }
}

/// The m7g size that can stand in for an m5 one and runs the version.
fn newer(size: &BrokerSize, version: &str) -> Option<&'static BrokerSize> {
    let suffix = size.name.strip_prefix("kafka.m5.")?;
    let next = facts::size(&format!("kafka.m7g.{suffix}"))?;
    let alike = next.vcpu == size.vcpu && next.memory_gib == size.memory_gib;
    let known = facts::kafka_version(version)?;
    let runs = known.runs_on(next, facts::metadata_mode(version)?);
    (alike && runs && next.network_mbit_s > size.network_mbit_s).then_some(next)
}
