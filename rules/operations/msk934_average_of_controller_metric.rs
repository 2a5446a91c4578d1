//! MSK934: an alarm on the average of a metric that only one broker reports.

use lint::Findings;
use model::{Estate, facts::limit};

use crate::{alarm, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let controller = limit("monitoring.controller_metrics");
    for watch in alarm::watches(estate) {
        let both = pair(&watch.statistic, &watch.metric.value);
        let mut told = String::new();
        let Some(hit) = both.holds(|(statistic, name)| {
            let averaged = statistic == "Average" && controller.list().contains(&name.as_str());
            if averaged {
                told.clone_from(name);
            }
            averaged
        }) else {
            continue;
        };
        let message = format!(
            "`{told}` is reported by the controller only: its average over the brokers is too low, and alarm {} stays silent",
            watch.alarm.name(),
        );
        out.add(&both, &hit, message).help("write Maximum");
    }
}
