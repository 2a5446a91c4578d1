//! MSK931: an alarm on a metric that the cluster does not send at its monitoring level.

use lint::Findings;
use model::{
    Estate,
    facts::{MonitoringLevel, metric},
};

use crate::{alarm, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for watch in alarm::watches(estate) {
        let Some(cluster) = watch.cluster(estate) else {
            continue;
        };
        let setting = cluster.at("EnhancedMonitoring").string();
        let level = setting
            .value
            .clone()
            .or(MonitoringLevel::Default.to_string());
        let all = pair(&watch.metric, &level.zip(&cluster.class().value));
        let mut told = None;
        let Some(hit) = all.holds(|(name, (level, class))| {
            let (Some(has), Some(needs)) = (
                MonitoringLevel::parse(level),
                metric(name).and_then(|known| known.level(*class)),
            ) else {
                return false;
            };
            if needs > has {
                told.get_or_insert((name.clone(), has, needs));
            }
            needs > has
        }) else {
            continue;
        };
        let Some((name, has, needs)) = told else {
            continue;
        };
        let message = format!(
            "`{name}` is sent from monitoring level {needs} on, and cluster {} has {has}: the alarm never has data",
            cluster.resource.name(),
        );
        let finding = out.at(
            hit.span.unwrap_or(watch.metric.span),
            &watch.metric.path,
            &hit,
            message,
        );
        finding.help(format!("set EnhancedMonitoring of the cluster to {needs}"));
        let place = if setting.value.is_absent() {
            cluster.resource.span()
        } else {
            setting.span
        };
        finding.see(place, format!("its monitoring level is {has}"));
    }
}
