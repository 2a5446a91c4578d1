//! MSK863: a Lambda trigger on Kafka that begins behind the newest record.

use cloudformation::sam::kafka_sources;
use lint::Findings;
use model::{Estate, facts::limit};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for source in estate.templates().iter().flat_map(kafka_sources) {
        // A group that is there already goes on where it was, and the position does not count.
        if !source.group().value().is_absent() {
            continue;
        }
        let position = source.properties.get("StartingPosition").string();
        if let Some(hit) = position.holds(|position| position == "LATEST") {
            let rests = limit("lambda.polling_rests_seconds");
            let message = format!(
                "`LATEST`: polling begins minutes after the trigger is made and rests up to {} seconds when it is changed, and records that arrive meanwhile are missed",
                rests.number().unwrap_or_default(),
            );
            out.add(&position, &hit, message).help(
                "TRIM_HORIZON and AT_TIMESTAMP miss none; the position cannot be changed later",
            );
        }
    }
}
