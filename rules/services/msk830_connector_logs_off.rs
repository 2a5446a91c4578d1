//! MSK830: a connector whose workers log nowhere.

use lint::Findings;
use model::Estate;

use crate::connectors::connectors;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for connector in connectors(estate) {
        let logs = connector.at(&["LogDelivery", "WorkerLogDelivery"]);
        let on = ["CloudWatchLogs", "Firehose", "S3"]
            .iter()
            .map(|kind| logs.at(&[kind, "Enabled"]).boolean().value.or(false))
            .reduce(|all, one| all.zip(&one).map(|(all, one)| all || one));
        let Some(hit) = on.and_then(|on| on.holds(|on| !on)) else {
            continue;
        };
        let message = format!(
            "the workers of connector {} log nowhere: when a task fails, nothing tells why",
            connector.resource.name(),
        );
        out.at(connector.resource.span(), logs.path(), &hit, message).help(
            "enable LogDelivery.WorkerLogDelivery.CloudWatchLogs now: adding it later replaces the connector",
        );
    }
}
