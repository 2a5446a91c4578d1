//! MSK406: a scalable target that nothing moves.

use fact::Hit;
use lint::Findings;
use model::Estate;

use crate::scaling::policy_of_unknown_target;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    if policy_of_unknown_target(estate) {
        return;
    }
    for target in estate.scalable_targets() {
        if !target.policies().is_empty() {
            continue;
        }
        let resource = &target.resource;
        let message = format!(
            "no scaling policy moves {}: storage never grows, whatever MaxCapacity says",
            resource.name(),
        );
        out.at(resource.span(), &resource.path(), &Hit::certain(), message)
            .help("add an AWS::ApplicationAutoScaling::ScalingPolicy with ScalingTargetId pointing here");
    }
}
