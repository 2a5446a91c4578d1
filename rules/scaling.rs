//! Storage auto-scaling of MSK as a template declares it: which policies speak of MSK, and which cluster is scaled.

use std::collections::HashSet;

use cloudformation::Cursor;
use fact::{Fact, Hit, Value};
use model::{Cluster, Estate, ScalableTarget, ScalingPolicy};

/// The policies that move MSK storage, or say that they do.
pub(crate) fn policies(estate: &Estate) -> Vec<ScalingPolicy<'_>> {
    let moved: HashSet<_> = estate
        .scalable_targets()
        .flat_map(|target| target.policies())
        .map(|policy| policy.resource.span())
        .collect();
    estate
        .scaling_policies()
        .filter(|policy| moved.contains(&policy.resource.span()) || speaks_of_msk(policy))
        .collect()
}

fn speaks_of_msk(policy: &ScalingPolicy<'_>) -> bool {
    ["ServiceNamespace", "ScalableDimension"]
        .iter()
        .any(|name| {
            let text = policy.at(name).string();
            text.value.possible().any(|text| text.starts_with("kafka"))
        })
}

/// The scalable targets of a cluster.
pub(crate) fn targets_of<'e>(cluster: &Cluster<'e>) -> Vec<ScalableTarget<'e>> {
    cluster.estate().scalable_targets_of(cluster)
}

/// Whether a scalable target of the estate scales a cluster that cannot be told: it may be any.
pub(crate) fn some_target_is_elsewhere(estate: &Estate) -> bool {
    estate
        .scalable_targets()
        .any(|target| target.cluster().is_none())
}

/// The region that the run was given.
pub(crate) fn region<'e>(cluster: &Cluster<'e>) -> Option<&'e str> {
    cluster.resource.template().given().region.as_deref()
}

/// Whether a literal stands here, which no parameter can keep in step.
pub(crate) fn is_literal(place: &Cursor<'_>) -> bool {
    matches!(
        place.value(),
        Value::Known(cloudformation::Resolved::Node(_))
    )
}

/// Whether some policy of the estate moves a target that cannot be told, which may be any.
pub(crate) fn policy_of_unknown_target(estate: &Estate) -> bool {
    estate.scaling_policies().any(|policy| {
        let (by_id, by_resource) = (
            policy.at("ScalingTargetId").target().value,
            policy.at("ResourceId").target().value,
        );
        let foreign = policy.at("ServiceNamespace").string().value;
        let is_foreign = foreign.known().is_some_and(|name| name != "kafka");
        !is_foreign && by_id.known().is_none() && by_resource.known().is_none()
    })
}

/// A hit about the scaled cluster, told where the target names it.
pub(crate) fn reported_at(target: &ScalableTarget<'_>, hit: Hit) -> (Fact<()>, Hit) {
    let place = target.at("ResourceId").presence();
    let span = Some(place.span);
    (place, Hit { span, ..hit })
}
