//! MSK418: a range whose ends are swapped.

use lint::Findings;
use model::Estate;

use crate::witness::{self, Together};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for target in estate.scalable_targets() {
        let (min, max) = (target.min(), target.max());
        let pair = min.and(&max.value);
        if let Some((hit, (min_is, max_is))) = witness::find(&pair, |(min, max)| min > max) {
            let message = format!(
                "MinCapacity is {min_is} GiB and MaxCapacity {max_is} GiB: a minimum above the maximum is refused"
            );
            out.add(&min, &hit, message)
                .see(max.span, format!("the maximum is {max_is} GiB"))
                .help("swap the two, or set MinCapacity to the size that the volumes start with or less");
        }
    }
}
