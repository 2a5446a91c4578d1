//! MSK609: a value of the right type that Kafka or MSK does not accept.

use lint::Findings;
use model::Estate;

use crate::judged::{self, Why};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for refused in judged::everywhere(estate) {
        if refused.why.is_type() {
            continue;
        }
        let (key, value) = (&refused.key, &refused.value);
        let message = match &refused.why {
            Why::Kafka(bad) => format!("{key} = `{value}` {bad}: {}", refused.so),
            Why::Msk(takes) => format!("{key} = `{value}` is outside what MSK takes, {takes}"),
        };
        let finding = out.at(refused.at, &refused.path, &refused.hit, message);
        if let Why::Msk(_) = refused.why {
            finding.help("MSK refuses the whole configuration because of it");
        }
    }
}
