//! MSK633: messages of more than 10 MiB.

use fact::Confidence;
use lint::Findings;
use model::{Estate, facts::limit};

use crate::twins;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(most) = limit("settings.message_huge_bytes").number() else {
        return;
    };
    for twin in twins::written(estate, "message.max.bytes", "max.message.bytes") {
        if let Some((hit, told)) = twin.number(|number| number > most) {
            let message = format!(
                "{}{} is {}: such messages press on the heap of brokers, and every consumer has to make room for one",
                twin.key,
                twin.of,
                kafka::human(twin.key, &told),
            );
            out.add(&twin.fact, &hit.at_most(Confidence::Low), message)
                .help("keep large objects in S3 and send their address");
        }
    }
}
