//! MSK421: provisioned throughput that the broker size cannot have.

use lint::Findings;
use model::Estate;

use crate::{
    effective::if_told,
    throughput::{enabled, value},
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let (on, wanted, size) = (
            if_told(enabled(&cluster).value),
            value(&cluster),
            cluster.size(),
        );
        let known = wanted.and(&size.value).and(&on);
        let outside = witness::find(&known, |((wanted, size), on)| {
            // Switched off, the value is not looked at.
            let bounds = size.standard().and_then(|size| size.provisioned_throughput);
            *on != Some(false)
                && bounds.is_some_and(|bounds| {
                    let wanted = *wanted as f64;
                    wanted < bounds.min_mib_s || wanted > bounds.max_mib_s
                })
        });
        let Some((hit, ((wanted_is, size_is), _))) = outside else {
            continue;
        };
        let Some(bounds) = size_is
            .standard()
            .and_then(|size| size.provisioned_throughput)
        else {
            continue;
        };
        let (least, most) = (bounds.min_mib_s, bounds.max_mib_s.floor());
        let message = format!(
            "VolumeThroughput is {wanted_is} MiB/s: {} takes {least} to {most}",
            size_is.name
        );
        out.add(&wanted, &hit, message)
            .see(size.span, format!("{least} to {most} MiB/s on this size"))
            .help(format!("set a whole number from {least} to {most}"));
    }
}
