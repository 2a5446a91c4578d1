//! MSK401: nothing enlarges the volumes of a cluster.

use cloudformation::Dialect;
use lint::Findings;
use model::{Estate, facts};

use crate::{
    replication::is_standard,
    scaling::{region, some_target_is_elsewhere, targets_of},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    if some_target_is_elsewhere(estate) {
        return;
    }
    let without = facts::limit("autoscaling.regions_without");
    for cluster in estate.provisioned() {
        let offered = !region(&cluster).is_some_and(|region| without.list().contains(&region));
        // What the service says of a cluster does not say what scales it.
        let described = cluster.resource.template().dialect() == Dialect::Description;
        if described || !offered || !targets_of(&cluster).is_empty() {
            continue;
        }
        let itself = cluster.itself();
        let standard = itself.with(is_standard(&cluster));
        if let Some(mut hit) = standard.holds(|standard| *standard) {
            hit.span = Some(itself.span);
            let act = facts::limit("storage.act_percent");
            let message = format!(
                "no storage auto-scaling is declared for cluster {}: a broker stops when its volume is full",
                itself.value.known().map_or("", String::as_str),
            );
            out.add(&itself, &hit, message).help(format!(
                "add a scalable target and a policy, or make sure that retention fits the volume; {}",
                act.statement,
            ));
        }
    }
}
