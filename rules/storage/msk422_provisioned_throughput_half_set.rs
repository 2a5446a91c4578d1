//! MSK422: one half of provisioned throughput without the other.

use fact::Fact;
use lint::{Findings, Severity};
use model::Estate;

use crate::{
    throughput::{enabled, value},
    witness::Together,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let (on, wanted) = (enabled(&cluster), value(&cluster));
        let (on_or_not, some_or_none) = (told(&on), told(&wanted));
        let without_value = on
            .and(&some_or_none.value)
            .holds(|(on, wanted)| *on && wanted.is_none());
        if let Some(hit) = without_value {
            out.add(&on, &hit, "Enabled is true but VolumeThroughput is left out: MSK is not told how much to provide")
                .help("add VolumeThroughput, in MiB/s");
        }
        let without_switch = wanted
            .and(&on_or_not.value)
            .holds(|(_, on)| *on != Some(true));
        if let Some(hit) = without_switch {
            out.add(
                &wanted,
                &hit,
                "VolumeThroughput has no effect: Enabled is not true",
            )
            .severity(Severity::Warning)
            .help("set Enabled to true, or remove the value");
        }
    }
}

/// What is written, or that nothing is; unknown stays unknown.
fn told<T: Clone>(fact: &Fact<T>) -> Fact<Option<T>> {
    fact.with(fact.value.clone().map(Some).or(None))
}
