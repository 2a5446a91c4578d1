//! MSK402: auto-scaling that has no step left to take.

use lint::Findings;
use model::Estate;

use crate::witness::{self, Together};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for target in estate.scalable_targets() {
        let Some(cluster) = target.cluster() else {
            continue;
        };
        let (max, volume) = (target.max(), cluster.volume_gib());
        let pair = max.and(&volume.value);
        let Some((hit, (max_is, volume_is))) = witness::find(&pair, |(max, volume)| max <= volume)
        else {
            continue;
        };
        let message = format!(
            "MaxCapacity is {max_is} GiB and the volumes of cluster {} start at {volume_is} GiB: storage can never grow",
            cluster.resource.name(),
        );
        out.add(&max, &hit, message)
            .see(volume.span, format!("the volumes start at {volume_is} GiB"))
            .help("raise MaxCapacity to the most that a volume may ever cost you, well above VolumeSize");
    }
}
