//! MSK423: provisioned throughput on a volume that is too small for it.

use lint::Findings;
use model::{Estate, facts};

use crate::{
    throughput::enabled,
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let limit = facts::limit("throughput.volume_min_gib");
    let Some(least) = limit.number() else { return };
    for cluster in estate.provisioned() {
        let (volume, on) = (cluster.volume_gib(), enabled(&cluster));
        let known = volume.and(&on.value);
        let small = witness::find(&known, |(volume, on)| *on && (*volume as f64) < least);
        if let Some((hit, (volume_is, _))) = small {
            let message = format!(
                "VolumeSize is {volume_is} GiB: provisioned throughput needs at least {least} GiB"
            );
            out.add(&volume, &hit, message)
                .see(on.span, "provisioned throughput is switched on here")
                .help(format!("set VolumeSize to {least} or more"));
        }
    }
}
