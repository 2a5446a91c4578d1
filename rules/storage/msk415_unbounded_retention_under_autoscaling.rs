//! MSK415: records without an end, and auto-scaling that pays for them.

use lint::{Finding, Findings};
use model::{Cluster, Estate, Otherwise, ScalableTarget};

use crate::{
    retention::{topic_without_end, without_end},
    scaling::targets_of,
    topic_settings::TopicSettings,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let Some((cluster, target)) = scope.cluster.and_then(scaled) else {
            continue;
        };
        if let Some((place, hit, kept)) = without_end(&scope) {
            let message = format!(
                "{} is {}: nothing is ever deleted, and {} enlarges the volumes of cluster {} for good{}",
                kept.key,
                kept.told,
                target.resource.name(),
                cluster.resource.name(),
                up_to(&target),
            );
            let finding = out
                .add(&place, &hit, message)
                .see(target.resource.span(), "the volumes grow by this target")
                .help("bound records by time or by bytes per partition, or use tiered storage");
            grown(finding, &cluster, &target);
        }
    }
    for topic in estate.topics() {
        let Some((cluster, target)) = topic.cluster().and_then(scaled) else {
            continue;
        };
        if let Some((place, hit)) = topic_without_end(&TopicSettings::of(topic)) {
            let message = format!(
                "topic {} keeps its records without an end, and {} enlarges the volumes for good{}",
                topic.label(),
                target.resource.name(),
                up_to(&target),
            );
            let finding = out
                .add(&place, &hit, message)
                .see(target.resource.span(), "the volumes grow by this target")
                .help("set retention.ms or retention.bytes, or use tiered storage");
            grown(finding, &cluster, &target);
        }
    }
}

fn scaled(cluster: Cluster<'_>) -> Option<(Cluster<'_>, ScalableTarget<'_>)> {
    Some((cluster, targets_of(&cluster).into_iter().next()?))
}

/// What the volumes cost once they have grown as far as they may.
fn grown(finding: &mut Finding, cluster: &Cluster<'_>, target: &ScalableTarget<'_>) {
    if let Some(max) = target.max().value.by_default() {
        finding.asks(cluster.resource.name(), Otherwise::VolumeGib(*max));
    }
}

fn up_to(target: &ScalableTarget<'_>) -> String {
    match target.max().value.by_default() {
        Some(max) => format!(", up to {max} GiB per broker"),
        None => String::new(),
    }
}
