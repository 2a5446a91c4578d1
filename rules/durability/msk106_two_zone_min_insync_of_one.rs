//! MSK106: what MSK's own default for two zones makes of `acks=all`.

use lint::Findings;
use model::Estate;

use crate::{
    effective::count,
    replication::{FACTOR, MIN_INSYNC, is_free},
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let (least, factor) = (count(&scope, MIN_INSYNC), count(&scope, FACTOR));
        let known = least.and(&factor.value).and(&is_free(&scope));
        // With more copies than two `min-insync-of-one` says it.
        let found = witness::find(&known, |((least, factor), free)| {
            *free && !least.is_declared() && least.value == 1 && factor.value == 2
        });
        let Some((hit, ((least_is, factor_is), _))) = found else {
            continue;
        };
        let message = format!(
            "{} spans two Availability Zones: {MIN_INSYNC} is {least_is} with {factor_is} copies, so acks=all is answered when the leader alone has the record",
            scope.subject(),
        );
        let finding = out.add(&least, &hit, message);
        finding.help(format!(
            "use three zones, or write {MIN_INSYNC}=1 down to show that it is meant"
        ));
        if let Some(span) = scope.zones_at() {
            finding.see(span, "two client subnets, one per zone");
        }
    }
}
