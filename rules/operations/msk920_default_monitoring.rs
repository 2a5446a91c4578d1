//! MSK920: only the free metrics.

use lint::Findings;
use model::{
    Cluster, Estate, Otherwise,
    facts::{Metric, MonitoringLevel, metrics},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let level = cluster.at("EnhancedMonitoring").string();
        let lowest = MonitoringLevel::Default.to_string();
        let Some(hit) = level.holds_for(|word| word.is_none_or(|word| *word == lowest)) else {
            continue;
        };
        let declared = level.value.possible().next().is_some();
        let (span, how) = if declared {
            (hit.span.unwrap_or(level.span), "")
        } else {
            (cluster.resource.span(), " (the MSK default)")
        };
        let message = format!(
            "cluster {} has monitoring level {lowest}{how}: no metrics of request handlers, network threads, throttling or volumes",
            cluster.resource.name(),
        );
        let finding = out.at(span, &level.path, &hit, message).help(format!(
            "set EnhancedMonitoring to {}, which CloudWatch charges for, or scrape with open monitoring",
            MonitoringLevel::PerBroker,
        ));
        if let Some((brokers, each)) = charged(&cluster) {
            let resting_on = format!(
                "{each} that AWS lists at {} for each of {brokers} brokers",
                MonitoringLevel::PerBroker
            );
            let number = brokers.saturating_mul(each);
            finding.asks(
                cluster.resource.name(),
                Otherwise::Metrics { number, resting_on },
            );
        }
    }
}

/// Brokers, and how many metrics of a broker alone begin at the first level that is charged.
fn charged(cluster: &Cluster<'_>) -> Option<(i64, i64)> {
    let class = *cluster.class().value.by_default()?;
    let of_broker = |metric: &&Metric| {
        metric.level(class) == Some(MonitoringLevel::PerBroker)
            && metric.needs == ["Cluster Name", "Broker ID"]
    };
    let each = metrics().iter().filter(of_broker).count();
    Some((
        *cluster.brokers().value.by_default()?,
        i64::try_from(each).ok()?,
    ))
}
