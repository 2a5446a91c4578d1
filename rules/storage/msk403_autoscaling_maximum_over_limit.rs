//! MSK403: volumes cannot grow as far as their auto-scaling would let them.

use lint::Findings;
use model::{Estate, facts};

use crate::witness;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let limit = facts::limit("autoscaling.max_capacity_gib");
    let over = |gib: &i64| limit.number().is_some_and(|most| *gib as f64 > most);
    for target in estate.scalable_targets() {
        let max = target.max();
        let Some((hit, max_is)) = witness::find(&max, over) else {
            continue;
        };
        let most = limit.number().unwrap_or_default();
        let message =
            format!("MaxCapacity is {max_is} GiB per broker, above the limit of {most} GiB");
        let finding = out.add(&max, &hit, message);
        finding.help(format!("set at most {most}; {}", limit.statement));
        if max.value.known().is_some() {
            finding.replace(
                format!("set MaxCapacity to {most}"),
                false,
                most.to_string(),
            );
        }
    }
}
