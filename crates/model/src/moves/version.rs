//! To another Kafka version, in place.

use std::collections::BTreeSet;

use fact::Span;
use kafka::{DefaultValue, Kind, Presence, Version};

use super::{
    Weight,
    notes::{Notes, topics},
};
use crate::{
    Cluster, ClusterKind,
    facts::{
        DefaultFor, MetadataMode, MskDefault, Settable, Storage, VersionFeature, kafka_version,
        limit, metadata_mode, msk_default, settable,
    },
};

/// Collects what it takes; whether the cluster runs the version already.
pub(super) fn check(cluster: &Cluster<'_>, target: &str, notes: &mut Notes) -> bool {
    if cluster.kind == ClusterKind::Serverless {
        notes.fact(Weight::Blocks, None, "serverless.no_version", "");
        return false;
    }
    let version = cluster.kafka_version();
    let at = Some(version.span);
    let Some(now) = version.value.by_default() else {
        notes.update(
            Weight::Decide,
            at,
            "version.upgrade",
            "the version it runs cannot be told here",
        );
        on_size(cluster, target, notes);
        return false;
    };
    if now == target {
        return true;
    }
    let detail = format!("from `{now}`");
    let modes = (metadata_mode(now), metadata_mode(target));
    let older = release(target) < release(now);
    if modes == (Some(MetadataMode::Kraft), Some(MetadataMode::Zookeeper)) {
        notes.update(Weight::Blocks, at, "version.leaves_kraft", &detail);
    } else if older {
        notes.update(Weight::Blocks, at, "version.downgrade", &detail);
    }
    if modes == (Some(MetadataMode::Zookeeper), Some(MetadataMode::Kraft)) {
        let allowed = limit("kraft.migration_source")
            .list()
            .contains(&now.as_str())
            && limit("kraft.migration_target").list().contains(&target);
        if allowed {
            super::kraft::check(cluster, notes);
        } else {
            notes.update(Weight::Blocks, at, "version.kraft_elsewhere", &detail);
        }
    }
    on_size(cluster, target, notes);
    tiered(cluster, target, notes);
    partitions(cluster, notes);
    configuration(cluster, target, notes);
    if !older {
        defaults(cluster, now, target, notes);
    }
    notes.update(Weight::Changes, at, "version.upgrade", "");
    support(target, notes);
    false
}

fn release(text: &str) -> Option<Version> {
    Version::parse(text)
        .ok()
        .map(|(version, _)| version.release())
}

fn on_size(cluster: &Cluster<'_>, target: &str, notes: &mut Notes) {
    let size = cluster.size();
    let known = kafka_version(target).zip(metadata_mode(target));
    if let (Some(size_is), Some((version, mode))) = (size.value.by_default(), known)
        && !version.runs_on(size_is, mode)
    {
        let detail = format!("`{}` does not run {target}", size_is.name);
        notes.update(
            Weight::Blocks,
            Some(size.span),
            "version.not_offered",
            &detail,
        );
    }
}

fn tiered(cluster: &Cluster<'_>, target: &str, notes: &mut Notes) {
    let tiered = cluster.tiered();
    let has =
        kafka_version(target).is_none_or(|version| version.has(VersionFeature::TieredStorage));
    if tiered.value.by_default() == Some(&true) && !has {
        notes.update(
            Weight::Blocks,
            Some(tiered.span),
            "version.leaves_tiered",
            "StorageMode is TIERED",
        );
    }
}

/// Partition replicas of the declared topics against the limit of the size; what is not declared has to be looked up.
fn partitions(cluster: &Cluster<'_>, notes: &mut Notes) {
    let (size, brokers) = (cluster.size(), cluster.brokers());
    let (Some(size_is), Some(brokers)) = (
        size.value.by_default(),
        brokers.value.by_default().filter(|number| **number > 0),
    ) else {
        return;
    };
    let declared: i64 = topics(cluster)
        .iter()
        .filter_map(|topic| {
            let count = *topic.partitions().value.by_default()?;
            count.checked_mul(*topic.replication_factor().value.by_default()?)
        })
        .fold(0, i64::saturating_add);
    let each = declared / brokers;
    let most = i64::from(size_is.partitions_max);
    let (weight, says) = if each > most {
        (
            Weight::Blocks,
            format!(
                "the declared topics put {each} partitions on each broker, and above {most} on `{}` updates are refused",
                size_is.name
            ),
        )
    } else {
        (
            Weight::Decide,
            format!(
                "above {most} partitions per broker on `{}` updates are refused, and the files tell of {each} only",
                size_is.name
            ),
        )
    };
    notes
        .add(weight, Some(size.span), says, &size_is.origin)
        .help("look at the metric PartitionCount of every broker");
}

fn configuration(cluster: &Cluster<'_>, target: &str, notes: &mut Notes) {
    let Some(configuration) = cluster.configuration().by_default().copied() else {
        return;
    };
    let estate = cluster.estate();
    let resource = estate
        .templates()
        .get(configuration.template)
        .and_then(|template| template.resource(&configuration.name));
    let listed = resource.map(|resource| resource.property("KafkaVersionsList").elements());
    if let Some(listed) = listed
        && let Some(entries) = listed.value.by_default()
    {
        let all: Option<Vec<String>> = entries
            .iter()
            .map(|entry| entry.string().value.by_default().cloned())
            .collect();
        if all.is_some_and(|all| !all.is_empty() && !all.iter().any(|name| name == target)) {
            let detail = format!("KafkaVersionsList of {} lacks {target}", configuration.name);
            let point = notes.fact(
                Weight::Blocks,
                Some(listed.span),
                "configuration.version_match",
                &detail,
            );
            if let Some(point) = point {
                point.help("leave KafkaVersionsList out, or give the configuration a new Name with the longer list");
            }
        }
    }
    let Some(version) = release(target) else {
        return;
    };
    for setting in configuration.settings() {
        let key = setting.path.as_str().rsplit('/').next().unwrap_or("");
        let known = kafka::setting(Kind::Broker, key);
        if let Some(Presence::RemovedIn(gone)) = known.map(|known| known.presence(version)) {
            let says = format!("{key} is set and was removed in Kafka {gone}");
            removed(setting.span, says, notes);
        }
    }
}

fn removed(at: Span, says: String, notes: &mut Notes) {
    if let Some(catalog) = kafka::provenance(Kind::Broker) {
        notes
            .add(Weight::Blocks, Some(at), says, catalog)
            .help("leave it out of the configuration");
    }
}

/// Defaults of Kafka that nobody wrote down, where MSK has none of its own.
fn defaults(cluster: &Cluster<'_>, now: &str, target: &str, notes: &mut Notes) {
    let (Some(from), Some(to)) = (release(now), release(target)) else {
        return;
    };
    let Some(class) = cluster.class().value.by_default().copied() else {
        return;
    };
    let written: BTreeSet<String> = cluster
        .configuration()
        .possible()
        .flat_map(|configuration| configuration.settings())
        .filter_map(|setting| setting.path.as_str().rsplit('/').next().map(str::to_owned))
        .collect();
    let whose = DefaultFor {
        class,
        zones: None,
        storage: Storage::Local,
        vcpu: None,
    };
    for setting in kafka::settings(Kind::Broker) {
        let there = |version| setting.presence(version) == Presence::Present;
        let (was, is) = (setting.default_at(from), setting.default_at(to));
        if was == is
            || !there(from)
            || !there(to)
            || setting.is_internal(to)
            || written.contains(setting.name)
            || msk_default(&whose, setting.name) != MskDefault::Kafka
        {
            continue;
        }
        let word = |value: DefaultValue| value.value().unwrap_or("none");
        let says = format!(
            "the default of {} goes from {} to {}",
            setting.name,
            word(was),
            word(is)
        );
        let Some(catalog) = kafka::provenance(Kind::Broker) else {
            return;
        };
        let point = notes.add(Weight::Changes, None, says, catalog);
        if matches!(settable(class, setting.name), Settable::ReadWrite(_)) {
            let (name, was) = (setting.name, word(was));
            point.help(format!("write {name}={was} to keep what you have"));
        }
    }
}

fn support(target: &str, notes: &mut Notes) {
    let Some(version) = kafka_version(target) else {
        return;
    };
    let says = match (version.end_of_support, version.support_not_before) {
        (Some(end), _) => format!("support of {} ends on {end}", version.name),
        (None, Some(day)) => format!("support of {} does not end before {day}", version.name),
        (None, None) => format!("no end of support of {} is published", version.name),
    };
    notes.add(Weight::Changes, None, says, &version.origin);
}
