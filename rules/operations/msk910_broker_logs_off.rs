//! MSK910: a cluster that delivers its broker logs nowhere.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let on = |kind: &str| cluster.switch(&format!("LoggingInfo.BrokerLogs.{kind}.Enabled"));
        let (cloudwatch, firehose, bucket) = (on("CloudWatchLogs"), on("Firehose"), on("S3"));
        let all = cloudwatch.value.zip(&firehose.value).zip(&bucket.value);
        let Some(hit) =
            all.holds(|((cloudwatch, firehose), bucket)| !cloudwatch && !firehose && !bucket)
        else {
            continue;
        };
        let info = cluster.at("LoggingInfo");
        let written = !info.value().is_absent();
        let span = info
            .key()
            .filter(|_| written)
            .unwrap_or(cluster.resource.span());
        let message = format!(
            "cluster {} delivers its broker logs nowhere: after an incident there is nothing to read",
            cluster.resource.name(),
        );
        out.at(span, info.path(), &hit, message)
            .help("enable CloudWatchLogs, Firehose or S3 below LoggingInfo.BrokerLogs");
    }
}
