//! From Standard brokers or Serverless to Express: always a new cluster.

use super::{
    Weight,
    notes::{Notes, monitored, topics},
};
use crate::{
    Cluster, ClusterKind,
    facts::{
        BrokerClass, MetadataMode, Settable, VersionFeature, kafka_version, kafka_versions, limit,
        metadata_mode, quota, settable, sizes,
    },
};

/// Collects what it takes; whether the cluster has Express brokers already.
pub(super) fn check(cluster: &Cluster<'_>, notes: &mut Notes) -> bool {
    if cluster.class().value.by_default() == Some(&BrokerClass::Express) {
        return true;
    }
    let at = Some(cluster.resource.span());
    if let Some(point) = notes.update(Weight::Changes, at, "size.class", "") {
        point.help("create an Express cluster beside it and move the data");
    }
    if cluster.kind == ClusterKind::Serverless {
        size(cluster, notes);
        topic_copies(cluster, notes);
        return false;
    }
    zones_and_brokers(cluster, notes);
    version(cluster, notes);
    size(cluster, notes);
    storage(cluster, notes);
    settings(cluster, notes);
    topic_copies(cluster, notes);
    alarms(cluster, notes);
    let public = cluster.public();
    if public.value.by_default() == Some(&true) && monitored(cluster) {
        notes.update(Weight::Blocks, Some(public.span), "public.monitored", "");
    }
    notes.limit(Weight::Decide, None, "express.timestamp_window_ms", "");
    false
}

fn zones_and_brokers(cluster: &Cluster<'_>, notes: &mut Notes) {
    let zones = cluster.zones();
    let needed = limit("express.zones").number();
    match zones.value.by_default() {
        Some(number) if needed == Some(*number as f64) => {}
        Some(number) => {
            let detail = format!("the cluster has {number} zones");
            notes
                .limit(Weight::Blocks, Some(zones.span), "express.zones", &detail)
                .help("give the new cluster three subnets in three zones");
        }
        None => {
            notes.limit(
                Weight::Decide,
                Some(zones.span),
                "express.zones",
                "the zones cannot be told here",
            );
        }
    }
    let brokers = cluster.brokers();
    let (Some(number), Some(needed)) = (brokers.value.by_default(), needed) else {
        return;
    };
    if number % (needed as i64) != 0
        && let Some(least) = quota("express.min_brokers")
    {
        let says = format!(
            "{number} brokers do not spread over three zones, and {} is the least, one in each",
            least.figure
        );
        notes
            .add(Weight::Blocks, Some(brokers.span), says, &least.origin)
            .help("choose a multiple of three");
    }
}

fn version(cluster: &Cluster<'_>, notes: &mut Notes) {
    let version = cluster.kafka_version();
    let Some(text) = version.value.by_default() else {
        return;
    };
    let kraft = metadata_mode(text) == Some(MetadataMode::Kraft);
    let feature = if kraft {
        VersionFeature::ExpressKraft
    } else {
        VersionFeature::Express
    };
    if kafka_version(text).is_none_or(|known| known.has(feature)) {
        return;
    }
    let offered: Vec<&str> = kafka_versions()
        .iter()
        .filter(|known| {
            known.has(VersionFeature::Express) || known.has(VersionFeature::ExpressKraft)
        })
        .map(|known| known.name)
        .collect();
    let detail = format!("KafkaVersion is `{text}`");
    notes
        .limit(
            Weight::Blocks,
            Some(version.span),
            "express.versions",
            &detail,
        )
        .help(format!(
            "choose one of {} for the new cluster",
            offered.join(", ")
        ));
}

/// The Express size with as many vCPUs, as a place to start.
fn size(cluster: &Cluster<'_>, notes: &mut Notes) {
    let size = cluster.size();
    let standard = size.value.by_default();
    let near = sizes()
        .iter()
        .filter(|one| one.class() == BrokerClass::Express)
        .find(|one| standard.is_none_or(|standard| one.vcpu >= standard.vcpu));
    let Some((near, express)) = near.and_then(|near| Some((near, near.express()?))) else {
        return;
    };
    let says = match standard {
        Some(standard) => format!(
            "which size: {} has the {} vCPUs of {} and takes {} MB/s in and {} MB/s out per broker without degradation",
            near.name,
            near.vcpu,
            standard.name,
            express.ingress_sustained_mb_s,
            express.egress_sustained_mb_s
        ),
        None => format!(
            "which size: the smallest is {} with {} MB/s in and {} MB/s out per broker without degradation",
            near.name, express.ingress_sustained_mb_s, express.egress_sustained_mb_s
        ),
    };
    notes
        .add(Weight::Decide, Some(size.span), says, &near.origin)
        .help("`mskwise compare` sizes and prices a workload on both");
}

fn storage(cluster: &Cluster<'_>, notes: &mut Notes) {
    let written = ["BrokerNodeGroupInfo.StorageInfo", "StorageMode"];
    for path in written {
        let present = cluster.at(path).presence();
        if present.value.by_default().is_some() {
            let detail = format!("{} goes", path.rsplit('.').next().unwrap_or(path));
            notes
                .limit(
                    Weight::Changes,
                    Some(present.span),
                    "express.storage_properties_without",
                    &detail,
                )
                .help("storage grows by itself and is paid by use");
        }
    }
    let targets = cluster.estate().scalable_targets_of(cluster);
    if let Some(target) = targets.first() {
        notes.limit(
            Weight::Changes,
            Some(target.resource.span()),
            "express.storage_properties_without",
            &format!(
                "the scalable target {} goes with its policies",
                target.resource.name()
            ),
        );
    }
}

fn settings(cluster: &Cluster<'_>, notes: &mut Notes) {
    let Some(configuration) = cluster.configuration().by_default().copied() else {
        return;
    };
    for setting in configuration.settings() {
        let key = setting
            .path
            .as_str()
            .rsplit('/')
            .next()
            .unwrap_or("")
            .to_owned();
        let value = setting.value.by_default().cloned().unwrap_or_default();
        let at = Some(setting.span);
        match settable(BrokerClass::Express, &key) {
            Settable::ReadWrite(_) => {}
            Settable::ReadOnly(fact) | Settable::DynamicOnly(fact) => {
                let says = format!(
                    "{key}=`{value}` cannot be in a configuration for Express, which sets it itself"
                );
                notes
                    .add(Weight::Blocks, at, says, &fact.origin)
                    .help("leave it out of the new configuration");
            }
            Settable::NotSettable(_) | Settable::Unlisted => {
                // Who lists what can be set lists what cannot by leaving it out.
                let listed = crate::facts::properties(BrokerClass::Express).next();
                if let Some(fact) = listed {
                    let says = format!(
                        "{key}=`{value}` is not among the settings that Express lets one set"
                    );
                    notes
                        .add(Weight::Blocks, at, says, &fact.origin)
                        .help("leave it out of the new configuration");
                }
            }
        }
    }
}

fn topic_copies(cluster: &Cluster<'_>, notes: &mut Notes) {
    let fixed = limit("express.replication_factor").number();
    for topic in topics(cluster) {
        let copies = topic.replication_factor();
        let Some(number) = copies.value.by_default() else {
            continue;
        };
        if fixed.is_some_and(|fixed| fixed != *number as f64) {
            let detail = format!("topic {} has {number}", topic.label());
            notes.limit(
                Weight::Changes,
                Some(copies.span),
                "express.replication_factor",
                &detail,
            );
        }
    }
}

fn alarms(cluster: &Cluster<'_>, notes: &mut Notes) {
    let gone = limit("express.metrics_without").list();
    for alarm in cluster
        .estate()
        .of_type_in("AWS::CloudWatch::Alarm", cluster.template())
    {
        let metric = alarm.property("MetricName").string();
        let namespace = alarm.property("Namespace").string();
        let of_msk = namespace.value.by_default().map(String::as_str) == Some("AWS/Kafka");
        if let Some(name) = metric
            .value
            .by_default()
            .filter(|name| of_msk && gone.contains(&name.as_str()))
        {
            let detail = format!("alarm {} watches {name}", alarm.name());
            notes
                .limit(
                    Weight::Changes,
                    Some(metric.span),
                    "express.metrics_without",
                    &detail,
                )
                .help(format!(
                    "watch {} instead",
                    limit("express.metrics_instead").list().join(", ")
                ));
        }
    }
}
