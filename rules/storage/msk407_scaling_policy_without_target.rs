//! MSK407: a scaling policy for a cluster that nobody registered.

use lint::Findings;
use model::Estate;

use crate::scaling::{policies, some_target_is_elsewhere, targets_of};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    if some_target_is_elsewhere(estate) {
        return;
    }
    for policy in policies(estate) {
        let scaled = policy.at("ResourceId").target();
        let template = estate.template_of(policy.resource.template().file());
        let cluster = template.and_then(|template| {
            let target = scaled.value.known()?;
            estate.cluster_referred(template, target)
        });
        let Some(cluster) = cluster.filter(|cluster| targets_of(cluster).is_empty()) else {
            continue;
        };
        let message = format!(
            "policy {} scales the storage of cluster {}, for which no scalable target is declared: it is refused",
            policy.resource.name(),
            cluster.resource.name(),
        );
        out.certain(scaled.span, &scaled.path, message)
            .help("declare an AWS::ApplicationAutoScaling::ScalableTarget and let ScalingTargetId point at it");
    }
}
