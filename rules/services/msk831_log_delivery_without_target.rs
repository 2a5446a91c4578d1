//! MSK831: logs of a connector, replicator or channel that are on without saying where they go.

use cloudformation::Cursor;
use lint::Findings;
use model::Estate;

use crate::pair::pair;

/// Where each resource type keeps its log settings.
const HOLDERS: [(&str, &[&str]); 3] = [
    (
        "AWS::KafkaConnect::Connector",
        &["LogDelivery", "WorkerLogDelivery"],
    ),
    (
        "AWS::MSK::Replicator",
        &["LogDelivery", "ReplicatorLogDelivery"],
    ),
    ("AWS::MSK::Channel", &["LoggingInfo"]),
];

/// Kinds of destination and the property that names the target.
const TARGETS: [(&str, &str); 3] = [
    ("CloudWatchLogs", "LogGroup"),
    ("Firehose", "DeliveryStream"),
    ("S3", "Bucket"),
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (kind, path) in HOLDERS {
        for (_, resource) in estate.of_type(kind) {
            let logs = resource.properties().at(path);
            for (destination, target) in TARGETS {
                judge(
                    &logs.get(destination),
                    (destination, target),
                    resource.name(),
                    out,
                );
            }
        }
    }
}

fn judge(place: &Cursor<'_>, (kind, property): (&str, &str), name: &str, out: &mut Findings<'_>) {
    let enabled = place.get("Enabled").boolean();
    let named = place.get(property).presence().value;
    let named = named.map(|()| true).or(false).known_or(|_| true);
    let both = pair(&enabled, &named);
    if let Some(hit) = both.holds(|(enabled, named)| *enabled && !named) {
        let message = format!("logs of {name} go to {kind}, but no {property} is named");
        out.add(&both, &hit, message).help(format!(
            "name the {property}; it must exist before, nothing creates it"
        ));
    }
}
