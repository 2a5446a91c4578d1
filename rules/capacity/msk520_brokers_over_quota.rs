//! MSK520: more brokers in a cluster than an account gets without asking.

use lint::Findings;
use model::{
    Estate,
    facts::{self, BrokerClass, MetadataMode},
};

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let (brokers, version, class) = (
            cluster.brokers(),
            cluster.kafka_version().value,
            cluster.class().value,
        );
        let all = pair(&brokers, &version.zip(&class));
        let mut told = None;
        let Some(hit) = all.holds(|(count, (version, class))| {
            let over = quota(version, *class).filter(|(most, _)| *count as f64 > *most);
            let speaks = over.is_some();
            if let Some((most, mode)) = over {
                told = Some((*count, most, mode));
            }
            speaks
        }) else {
            continue;
        };
        let Some((count, most, mode)) = told else {
            continue;
        };
        let message = format!(
            "cluster {} has {count} brokers; the quota of a cluster in {mode} mode is {most} unless it was raised",
            cluster.resource.name(),
        );
        out.add(&brokers, &hit, message)
            .help("ask for more in the Service Quotas console before the deployment, or choose larger brokers");
    }
}

/// The quota for the class and metadata mode, and the name of the mode.
fn quota(version: &str, class: BrokerClass) -> Option<(f64, &'static str)> {
    let (word, mode) = match facts::metadata_mode(version)? {
        MetadataMode::Zookeeper => ("zookeeper", "ZooKeeper"),
        MetadataMode::Kraft => ("kraft", "KRaft"),
    };
    let service = match class {
        BrokerClass::Standard => "standard",
        BrokerClass::Express => "express",
    };
    let quota = facts::quota(&format!("{service}.brokers_per_cluster.{word}"))?;
    Some((quota.number()?, mode))
}
