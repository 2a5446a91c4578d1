//! MSK414: a size in the template that auto-scaling will outgrow.

use lint::Findings;
use model::Estate;

use crate::{
    scaling::{is_literal, targets_of},
    witness::Together,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let place = cluster.at("BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo.VolumeSize");
        let volume = cluster.volume_gib();
        // A parameter can be kept in step.
        if !is_literal(&place) {
            continue;
        }
        let Some(target) = targets_of(&cluster).into_iter().next() else {
            continue;
        };
        // Where auto-scaling can never act the volume stays as it is, and another rule says so.
        let grows = volume.and(&target.max().value);
        if let Some(hit) = grows.holds(|(volume, max)| max > volume) {
            let message = format!(
                "VolumeSize is fixed while {} lets the volumes grow: a later update that touches storage asks MSK to shrink them, and fails",
                target.resource.name(),
            );
            out.add(&volume, &hit, message)
                .see(target.resource.span(), "the volumes grow by this target")
                .help("make VolumeSize a parameter, and raise it to the real size before such an update");
        }
    }
}
