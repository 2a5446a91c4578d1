//! MSK420: provisioned throughput that the broker size does not have.

use lint::Findings;
use model::{Estate, facts};

use crate::{
    throughput::enabled,
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let smallest = facts::limit("throughput.smallest_sizes");
    for cluster in estate.provisioned() {
        let (on, size) = (enabled(&cluster), cluster.size());
        let small = witness::find(&on.and(&size.value), |(on, size)| {
            *on && size
                .standard()
                .is_some_and(|standard| standard.provisioned_throughput.is_none())
        });
        if let Some((hit, (_, size_is))) = small {
            let message = format!(
                "{} has no provisioned storage throughput: MSK refuses it",
                size_is.name
            );
            out.add(&on, &hit, message)
                .see(size.span, size_is.name)
                .help(format!(
                    "it starts at {}; take such a size or leave ProvisionedThroughput out",
                    smallest.list().join(" and "),
                ));
        }
    }
}
