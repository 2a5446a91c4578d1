//! MSK405: a utilisation target outside what AWS recommends.

use lint::Findings;
use model::{Estate, facts};

use crate::{scaling::policies, witness};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let advised = facts::limit("autoscaling.target_recommended_percent");
    let taken = facts::limit("autoscaling.target_percent");
    let (Some(advised_range), Some(taken_range)) = (advised.range(), taken.range()) else {
        return;
    };
    for policy in policies(estate) {
        let target = policy.target_percent();
        // What is refused altogether has a rule of its own.
        let odd =
            |percent: &f64| taken_range.contains(*percent) && !advised_range.contains(*percent);
        if let Some((hit, percent)) = witness::find(&target, odd) {
            let message = format!(
                "TargetValue is {percent} percent, outside the recommended {advised_range} percent"
            );
            out.add(&target, &hit, message).help(advised.statement);
        }
    }
}
