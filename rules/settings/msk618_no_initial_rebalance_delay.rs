//! MSK618: consumer groups that rebalance at every single member.

use lint::Findings;
use model::Estate;

const KEY: &str = "group.initial.rebalance.delay.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let delay = scope.setting(KEY);
        if !delay.is_declared() {
            continue;
        }
        let number = delay.integer();
        if let Some(hit) = number.holds(|number| *number == 0) {
            let message = format!(
                "{KEY} is {}: a group that starts rebalances once for each member that joins",
                delay.told()
            );
            out.add(&number, &hit, message)
                .help("leave it at its default, or set it to about the time a deployment takes");
        }
    }
}
