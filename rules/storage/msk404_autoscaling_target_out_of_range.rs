//! MSK404: a utilisation target that MSK does not take.

use lint::Findings;
use model::{Estate, facts};

use crate::{scaling::policies, witness};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let limit = facts::limit("autoscaling.target_percent");
    let Some(range) = limit.range() else { return };
    let advised = facts::limit("autoscaling.target_recommended_percent");
    for policy in policies(estate) {
        let target = policy.target_percent();
        let outside = |percent: &f64| !range.contains(*percent);
        if let Some((hit, percent)) = witness::find(&target, outside) {
            let message =
                format!("TargetValue is {percent}: a storage scaling policy takes {range} percent");
            out.add(&target, &hit, message).help(advised.statement);
        }
    }
}
