//! MSK416: records without an end on volumes that have one.

use cloudformation::Dialect;
use fact::Confidence;
use lint::{Findings, Severity};
use model::{Cluster, Estate};

use crate::{
    retention::{BYTES, topic_without_end, without_end},
    scaling::targets_of,
    topic_settings::TopicSettings,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    // Under auto-scaling another rule says what it costs.
    let is_scaled = |cluster: Cluster<'_>| !targets_of(&cluster).is_empty();
    for scope in estate.scopes() {
        if scope.cluster.is_some_and(is_scaled) {
            continue;
        }
        if let Some((place, hit, kept)) = without_end(&scope) {
            let message = format!(
                "{} is {} and {BYTES} sets no limit: topics grow until the volume is full and the broker stops",
                kept.key, kept.told,
            );
            let finding = out.add(&place, &hit, message);
            finding.help(format!(
                "set {} or {BYTES}, or use tiered storage for what must stay",
                kept.key
            ));
            // What the service says of a cluster does not say what scales it.
            let described = scope.cluster.is_some_and(|cluster| {
                cluster.resource.template().dialect() == Dialect::Description
            });
            if described || scope.tiered().is_unknown() {
                finding.at_most(Confidence::Medium);
            }
        }
    }
    for topic in estate.topics() {
        if topic.cluster().is_some_and(is_scaled) {
            continue;
        }
        if let Some((place, hit)) = topic_without_end(&TopicSettings::of(topic)) {
            let message = format!(
                "topic {} keeps its records without an end: it grows until the volumes are full and the brokers stop",
                topic.label(),
            );
            let finding = out.add(&place, &hit, message);
            finding
                .severity(Severity::Warning)
                .help("set retention.ms or retention.bytes, or use tiered storage");
            if topic.cluster().is_none() {
                finding.at_most(Confidence::Medium);
            }
        }
    }
}
