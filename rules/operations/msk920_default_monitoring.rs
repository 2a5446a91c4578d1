//! MSK920: only the free metrics.

use lint::Findings;
use model::{Estate, facts::MonitoringLevel};

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
        out.at(span, &level.path, &hit, message).help(format!(
            "set EnhancedMonitoring to {}, which CloudWatch charges for, or scrape with open monitoring",
            MonitoringLevel::PerBroker,
        ));
    }
}
