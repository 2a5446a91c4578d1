//! From ZooKeeper to KRaft, in place.

use super::{
    Weight,
    notes::{Notes, monitored},
};
use crate::{
    Cluster, ClusterKind,
    facts::{BrokerClass, MetadataMode, SizeFeature, limit, metadata_mode, quota},
};

/// Collects what it takes; whether the cluster is in KRaft mode already.
pub(super) fn check(cluster: &Cluster<'_>, notes: &mut Notes) -> bool {
    if cluster.kind == ClusterKind::Serverless {
        notes.fact(Weight::Blocks, None, "serverless.no_version", "");
        return false;
    }
    let version = cluster.kafka_version();
    let at = Some(version.span);
    match version.value.by_default() {
        Some(text) if metadata_mode(text) == Some(MetadataMode::Kraft) => return true,
        Some(text)
            if limit("kraft.migration_source")
                .list()
                .contains(&text.as_str()) => {}
        Some(text) => {
            let detail = format!("KafkaVersion is `{text}`");
            notes
                .limit(Weight::Blocks, at, "kraft.migration_source", &detail)
                .help(
                    "upgrade to 3.9.x first; `mskwise check-move --to 3.9.x` says what that takes",
                );
        }
        None => {
            let detail = "KafkaVersion cannot be told here";
            notes.limit(Weight::Decide, at, "kraft.migration_source", detail);
        }
    }
    let standard = cluster.class().value.by_default() != Some(&BrokerClass::Express);
    if standard {
        standard_only(cluster, notes);
    }
    let size = cluster.size();
    if let Some(size_is) = size.value.by_default()
        && size_is.supports(SizeFeature::Kraft) == Some(false)
    {
        let detail = format!("InstanceType is `{}`", size_is.name);
        notes
            .limit(Weight::Blocks, Some(size.span), "t3.modes_without", &detail)
            .help("move to kafka.m7g.large or larger first");
    }
    let public = cluster.public();
    if public.value.by_default() == Some(&true) && monitored(cluster) {
        notes.update(
            Weight::Blocks,
            Some(public.span),
            "version.kraft_public",
            "",
        );
    }
    settings(cluster, notes);
    notes.fact(
        Weight::Decide,
        None,
        "kraft.listeners",
        "the files do not tell",
    );
    notes.fact(Weight::Changes, at, "kraft.irreversible", "");
    notes.fact(Weight::Changes, None, "kraft.no_zookeeper_string", "");
    let quotas = (
        quota("standard.brokers_per_cluster.kraft"),
        quota("standard.brokers_per_cluster.zookeeper"),
    );
    if let (Some(more), Some(now), true) = (quotas.0, quotas.1, standard) {
        let says = format!(
            "up to {} brokers in place of {} by default",
            more.figure, now.figure
        );
        notes.add(Weight::Changes, None, says, &more.origin);
    }
    false
}

fn standard_only(cluster: &Cluster<'_>, notes: &mut Notes) {
    let zones = cluster.zones();
    let needed = limit("kraft.migration_zones").number();
    match zones.value.by_default() {
        Some(number) if needed == Some(*number as f64) => {}
        Some(number) => {
            let detail = format!("the cluster has {number} zones");
            notes
                .limit(
                    Weight::Blocks,
                    Some(zones.span),
                    "kraft.migration_zones",
                    &detail,
                )
                .help("zones cannot change: create a KRaft cluster and move the data");
        }
        None => {
            let detail = "the zones cannot be told here";
            notes.limit(
                Weight::Decide,
                Some(zones.span),
                "kraft.migration_zones",
                detail,
            );
        }
    }
    let access = cluster.at("ZookeeperAccess.Enabled").boolean();
    let weight = match access.value.by_default() {
        Some(false) => return,
        Some(true) => Weight::Blocks,
        None => Weight::Decide,
    };
    let detail = match weight {
        Weight::Blocks => "ZookeeperAccess.Enabled is true",
        _ => "ZookeeperAccess is not told here",
    };
    let point = notes.fact(weight, Some(access.span), "kraft.zookeeper_access", detail);
    if let Some(point) = point {
        point.help("set ZookeeperAccess: {Enabled: false} in an update of its own");
    }
}

fn settings(cluster: &Cluster<'_>, notes: &mut Notes) {
    let Some(configuration) = cluster.configuration().by_default().copied() else {
        return;
    };
    for setting in configuration.settings() {
        let key = setting.path.as_str().rsplit('/').next().unwrap_or("");
        if key.starts_with("zookeeper.") {
            let detail = format!("the configuration sets {key}");
            let point = notes.fact(
                Weight::Changes,
                Some(setting.span),
                "kraft.settings",
                &detail,
            );
            if let Some(point) = point {
                point.help("leave it out of the configuration");
            }
        }
    }
}
