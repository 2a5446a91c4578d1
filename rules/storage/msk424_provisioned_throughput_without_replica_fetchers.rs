//! MSK424: throughput that is paid for and that replication cannot use.

use lint::Findings;
use model::Estate;

use crate::{
    effective::count,
    throughput::enabled,
    witness::{self, Together},
};

const KEY: &str = "num.replica.fetchers";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let Some(cluster) = scope.cluster else {
            continue;
        };
        let fetchers = count(&scope, KEY);
        let advised = cluster.size().value.map(|size| {
            let standard = size.standard();
            standard.and_then(|standard| standard.replica_fetchers_advised)
        });
        let on = enabled(&cluster);
        let few = witness::find(
            &fetchers.and(&advised).and(&on.value),
            |((fetchers, advised), on)| {
                *on && advised.is_some_and(|advised| fetchers.value < i64::from(advised))
            },
        );
        if let Some((hit, ((fetchers_is, Some(advised)), _))) = few {
            let message = format!(
                "{KEY} is {fetchers_is}: with provisioned throughput AWS suggests {advised} on this size, or the throughput is paid for and not reached"
            );
            out.add(&fetchers, &hit, message)
                .see(on.span, "provisioned throughput is switched on here")
                .help(format!("set {KEY}={advised}"));
        }
    }
}
