//! MSK409: a policy that follows the metric of something else.

use lint::Findings;
use model::{Estate, facts};

use crate::{scaling::policies, witness};

const METRIC: &str =
    "TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.PredefinedMetricType";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let limit = facts::limit("autoscaling.metric");
    for policy in policies(estate) {
        let metric = policy.at(METRIC).string();
        let wrong = |text: &String| !limit.list().contains(&text.as_str());
        if let Some((hit, text)) = witness::find(&metric, wrong) {
            let only = limit.list().join(" or ");
            let message =
                format!("`{text}` is not the metric of MSK storage: only `{only}` is taken");
            out.add(&metric, &hit, message)
                .help(format!("set PredefinedMetricType to {only}"));
        }
    }
}
