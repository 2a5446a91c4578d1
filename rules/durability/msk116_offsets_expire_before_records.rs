//! MSK116: positions of stopped consumer groups that go before the records do.

use kafka::Kind;
use lint::Findings;
use model::Estate;

use crate::{
    effective::count,
    replication::is_free,
    retention::{self, Kept},
    witness::{self, Together},
};

const KEY: &str = "offsets.retention.minutes";
const MINUTE_MS: i64 = 60_000;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    // Below Kafka's default the time is short by any measure, and `short-offsets-retention` says so.
    let usual = kafka::usual(Kind::Broker, KEY).unwrap_or_default();
    for scope in estate.scopes() {
        let (offsets, records) = (count(&scope, KEY), retention::time(&scope));
        let known = offsets.and(&records.value).and(&is_free(&scope));
        let found = witness::find(&known, |((offsets, kept), free)| {
            let ends = offsets.value.saturating_mul(MINUTE_MS);
            *free
                && offsets.is_declared()
                && offsets.value >= usual
                && (kept.is_forever() || ends < kept.ms)
        });
        let Some((hit, ((offsets_is, kept), _))) = found else {
            continue;
        };
        let message = format!(
            "{KEY} is {offsets_is}, but records are kept {}: a consumer group that pauses longer loses its position while its records are still there",
            longer(&kept),
        );
        let finding = out.add(&offsets, &hit, message);
        if kept.told.is_declared() {
            finding.see(records.span, format!("{} is {}", kept.key, kept.told));
        }
        if !kept.is_forever() {
            let minutes = kept.ms.saturating_add(MINUTE_MS - 1) / MINUTE_MS;
            finding.help(format!("set {KEY}={minutes}, as long as the records"));
        } else {
            finding.help(format!(
                "raise {KEY} to the longest pause that a group may take"
            ));
        }
    }
}

fn longer(kept: &Kept) -> String {
    if kept.is_forever() {
        return format!("without an end by {}, {}", kept.key, kept.told);
    }
    format!("longer by {}, {}", kept.key, kept.told)
}
