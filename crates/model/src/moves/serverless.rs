//! From brokers to Serverless: always a new cluster.

use super::{
    Weight,
    notes::{Notes, topics},
};
use crate::{
    Cluster, ClusterKind,
    facts::{limit, quota},
};

/// Collects what it takes; whether the cluster is Serverless already.
pub(super) fn check(cluster: &Cluster<'_>, notes: &mut Notes) -> bool {
    if cluster.kind == ClusterKind::Serverless {
        return true;
    }
    let here = Some(cluster.resource.span());
    new_cluster(cluster, notes);
    region(cluster, notes);
    authentication(cluster, notes);
    held(cluster, notes);
    let configuration = cluster.at("ConfigurationInfo").presence();
    if configuration.value.by_default().is_some() {
        let point = notes.fact(
            Weight::Changes,
            Some(configuration.span),
            "serverless.no_configuration",
            "ConfigurationInfo goes",
        );
        if let Some(point) = point {
            let allowed = limit("serverless.topic_settings").list().join(", ");
            point.help(format!("what can be set is set on topics: {allowed}"));
        }
    }
    let public = cluster.public();
    if public.value.by_default() == Some(&true) {
        notes.fact(
            Weight::Blocks,
            Some(public.span),
            "serverless.no_public",
            "public access is on",
        );
    }
    let key = cluster
        .at("EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId")
        .presence();
    if key.value.by_default().is_some() {
        notes.fact(
            Weight::Decide,
            Some(key.span),
            "serverless.no_key",
            "a key of your own is set",
        );
    }
    if cluster
        .estate()
        .client_views()
        .any(|client| client.roles.streams)
    {
        notes.fact(
            Weight::Changes,
            None,
            "serverless.streams",
            "a Streams application is among the files",
        );
    }
    for id in [
        "serverless.ingress",
        "serverless.egress",
        "serverless.connections",
        "serverless.retention",
    ] {
        if let Some(quota) = quota(id) {
            let says = format!("{}: {} {}", quota.name, quota.figure, quota.unit);
            notes
                .add(
                    Weight::Decide,
                    None,
                    says.trim_end().to_owned(),
                    &quota.origin,
                )
                .help("compare it with what flows; the files do not tell");
        }
    }
    notes.fact(Weight::Changes, here, "serverless.no_version", "");
    false
}

fn new_cluster(cluster: &Cluster<'_>, notes: &mut Notes) {
    // The same statement as for Express: kinds of cluster do not change in place.
    let shape = crate::facts::shape("AWS::MSK::ServerlessCluster");
    if let Some(shape) = shape {
        let says = "AWS::MSK::ServerlessCluster is a resource of its own: a new cluster is created and the data moved";
        notes.add(
            Weight::Changes,
            Some(cluster.resource.span()),
            says,
            &shape.origin,
        );
    }
}

fn region(cluster: &Cluster<'_>, notes: &mut Notes) {
    let Some(region) = cluster.resource.template().given().region.as_deref() else {
        return;
    };
    let detail = format!("the region is {region}");
    if limit("serverless.schema_regions_without")
        .list()
        .contains(&region)
    {
        notes.limit(
            Weight::Blocks,
            None,
            "serverless.schema_regions_without",
            &detail,
        );
    } else if !limit("serverless.regions").list().contains(&region) {
        notes.limit(Weight::Decide, None, "serverless.regions", &detail);
    }
}

fn authentication(cluster: &Cluster<'_>, notes: &mut Notes) {
    for (on, what) in [
        (cluster.scram(), "SASL/SCRAM"),
        (cluster.mutual_tls(), "mutual TLS"),
        (cluster.unauthenticated(), "unauthenticated access"),
    ] {
        if on.value.by_default() == Some(&true) {
            let detail = format!("{what} is on");
            let point = notes.fact(
                Weight::Blocks,
                Some(on.span),
                "serverless.iam_only",
                &detail,
            );
            if let Some(point) = point {
                point.help("move its clients to IAM first");
            }
        }
    }
    let iam = cluster.iam();
    if iam.value.by_default() != Some(&true) {
        let point = notes.fact(
            Weight::Changes,
            Some(iam.span),
            "serverless.iam_only",
            "IAM is not on",
        );
        if let Some(point) = point {
            point.help("give every client a role and policies, and the IAM client settings");
        }
    }
}

/// What the topics and channels of the cluster hold against it.
fn held(cluster: &Cluster<'_>, notes: &mut Notes) {
    let topics = topics(cluster);
    for (id, compacted) in [
        ("serverless.partitions.non_compacted", false),
        ("serverless.partitions.compacted", true),
    ] {
        let Some(quota) = quota(id) else { continue };
        let partitions: i64 = topics
            .iter()
            .filter(|topic| {
                let configs = topic.configs();
                let policy = configs.value.by_default().and_then(|all| {
                    let entry = all.get("cleanup.policy")?;
                    Some(entry.trimmed().as_str().contains("compact"))
                });
                policy.unwrap_or(false) == compacted
            })
            .filter_map(|topic| topic.partitions().value.by_default().copied())
            .fold(0, i64::saturating_add);
        if quota.number().is_some_and(|most| partitions as f64 > most) {
            let says = format!(
                "the declared topics have {partitions} partitions, and {} are at most {}",
                quota.name.to_lowercase(),
                quota.figure
            );
            let point = notes.add(
                Weight::Blocks,
                topics.first().map(|topic| topic.span()),
                says,
                &quota.origin,
            );
            if quota.adjustable.may_be_raised() {
                point.help("the quota can be raised with a support case");
            }
        }
    }
    if let Some(first) = topics.first() {
        notes.fact(
            Weight::Changes,
            Some(first.span()),
            "serverless.no_topic_api",
            &format!("{} topics are declared here", topics.len()),
        );
    }
    let channel = cluster
        .estate()
        .of_type_in("AWS::MSK::Channel", cluster.template())
        .next();
    if let Some(channel) = channel {
        notes.fact(
            Weight::Blocks,
            Some(channel.span()),
            "serverless.no_channel",
            "a channel is declared",
        );
    }
}
