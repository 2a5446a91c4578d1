//! MSK843: a replicator to or from a cluster that is too small or too old for it.

use fact::Value;
use lint::Findings;
use model::{
    Cluster, ClusterKind, Estate,
    facts::{Quota, Release, SizeFeature, feature_minimum, quota},
};

use crate::replicators::replicators;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for replicator in replicators(estate) {
        for (cluster, place) in replicator.clusters() {
            if cluster.kind == ClusterKind::Serverless {
                continue;
            }
            for (detail, broken) in [
                ("size", size(&cluster)),
                ("brokers", brokers(&cluster)),
                ("version", version(&cluster)),
            ] {
                let mut why = String::new();
                let Some(hit) = broken.holds(|reason| {
                    why = reason.clone().unwrap_or_default();
                    reason.is_some()
                }) else {
                    continue;
                };
                let message = format!("cluster {} {why}", cluster.resource.name());
                out.at(place.span, &place.path, &hit, message)
                    .detail(detail)
                    .see(cluster.resource.span(), "the cluster")
                    .help("change the cluster first; the replicator is refused until then");
            }
        }
    }
}

fn size(cluster: &Cluster<'_>) -> Value<Option<String>> {
    cluster.size().value.map(|size| {
        let lacks = size.supports(SizeFeature::Replicator) == Some(false);
        lacks.then(|| {
            format!(
                "has {} brokers, which MSK Replicator does not take",
                size.name
            )
        })
    })
}

fn brokers(cluster: &Cluster<'_>) -> Value<Option<String>> {
    let least = |id: &str| quota(id).and_then(Quota::number);
    let (Some(three), Some(two)) = (
        least("replicator.min_brokers"),
        least("replicator.min_brokers_two_az"),
    ) else {
        return Value::Absent;
    };
    cluster
        .brokers()
        .value
        .zip(&cluster.zones().value)
        .map(|(brokers, zones)| {
            let least = if zones == 2 { two } else { three };
            let few = (brokers as f64) < least;
            few.then(|| {
                format!("has {brokers} brokers in {zones} zones, and MSK Replicator needs {least}")
            })
        })
}

fn version(cluster: &Cluster<'_>) -> Value<Option<String>> {
    let since = feature_minimum("replicator").and_then(|feature| feature.since);
    cluster.kafka_version().value.map(|version| {
        let least = Release::parse(since?)?;
        let own = Release::parse(&version)?;
        let old = !own.at_least(least.major, least.minor, least.patch.unwrap_or(0));
        old.then(|| {
            format!(
                "runs Kafka {version}, and MSK Replicator needs {} or later",
                since.unwrap_or("")
            )
        })
    })
}
