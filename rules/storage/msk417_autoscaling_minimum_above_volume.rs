//! MSK417: a minimum that enlarges the volumes at once.

use lint::Findings;
use model::Estate;

use crate::witness::{self, Together};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for target in estate.scalable_targets() {
        let Some(cluster) = target.cluster() else {
            continue;
        };
        let (min, volume) = (target.min(), cluster.volume_gib());
        let known = min.and(&volume.value).and(&target.max().value);
        let above = witness::find(&known, |((min, volume), max)| min > volume && min <= max);
        if let Some((hit, ((min_is, volume_is), _))) = above {
            let message = format!(
                "MinCapacity is {min_is} GiB, above the {volume_is} GiB that cluster {} starts with: the volumes are enlarged at once and for good",
                cluster.resource.name(),
            );
            out.add(&min, &hit, message)
                .see(volume.span, format!("the volumes start at {volume_is} GiB"))
                .help(format!("set MinCapacity to {volume_is} or less"));
        }
    }
}
