//! MSK413: a policy that promises smaller volumes.

use lint::{Findings, Severity};
use model::Estate;

use crate::scaling::policies;

const TRACKING: &str = "TargetTrackingScalingPolicyConfiguration";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for policy in policies(estate) {
        let tracking = policy.at(TRACKING);
        let switch = tracking.get("DisableScaleIn").boolean();
        if let Some(hit) = switch.holds(|disabled| !disabled) {
            let message = "DisableScaleIn is false, but MSK volumes never shrink: what a burst fills is paid for from then on";
            out.add(&switch, &hit, message)
                .help("set DisableScaleIn to true, so that the policy says what happens");
        } else if tracking.presence().holds(|()| true).is_some()
            && let Some(mut hit) = switch.absent()
        {
            hit.span = tracking.key();
            let message = "DisableScaleIn is left out and so false, but MSK volumes never shrink";
            out.add(&switch, &hit, message)
                .severity(Severity::Note)
                .help("set DisableScaleIn to true, so that the policy says what happens");
        }
    }
}
