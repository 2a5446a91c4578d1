//! MSK911: logs that are switched on without saying where they go.

use fact::Confidence;
use lint::Findings;
use model::Estate;

use crate::pair::pair;

/// Kinds of destination and the property that names the target.
const TARGETS: &[(&str, &str)] = &[
    ("CloudWatchLogs", "LogGroup"),
    ("Firehose", "DeliveryStream"),
    ("S3", "Bucket"),
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        for logs in ["BrokerLogs", "AuthorizerLogs"] {
            for (kind, property) in TARGETS {
                let place = cluster.at(&format!("LoggingInfo.{logs}.{kind}"));
                let enabled = place.get("Enabled").boolean();
                let target = place.get(property).string();
                // A target that is a resource, or not known, is a target.
                let named = target
                    .value
                    .clone()
                    .map(|name| !name.is_empty())
                    .or(false)
                    .known_or(|_| true);
                let both = pair(&enabled, &named);
                let Some(hit) = both.holds(|(enabled, named)| *enabled && !named) else {
                    continue;
                };
                let message = format!(
                    "{logs} of cluster {} go to {kind}, but no {property} is named",
                    cluster.resource.name(),
                );
                out.add(&both, &hit, message)
                    .at_most(Confidence::Medium)
                    .help(format!(
                        "name the {property}; it must exist before, MSK creates none"
                    ));
            }
        }
    }
}
