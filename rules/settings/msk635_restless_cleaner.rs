//! MSK635: a compaction that hardly ever rests.

use lint::Findings;
use model::{Estate, facts::limit};

use crate::twins;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(least) = limit("settings.cleanable_ratio_low").number() else {
        return;
    };
    let (broker, topic) = (
        "log.cleaner.min.cleanable.ratio",
        "min.cleanable.dirty.ratio",
    );
    for twin in twins::written(estate, broker, topic) {
        if let Some((hit, told)) = twin.number(|ratio| ratio < least) {
            let message = format!(
                "{}{} = `{told}`: compaction starts at every few superseded records and takes CPU and disk from clients",
                twin.key, twin.of,
            );
            out.add(&twin.fact, &hit, message)
                .help("leave it at 0.5, and lower it for small, busy topics alone");
        }
    }
}
