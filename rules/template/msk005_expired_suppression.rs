//! MSK005: a suppression whose last day is over.

use fact::Path;
use lint::{Findings, SuppressionUse};

pub(crate) fn check(uses: &[SuppressionUse<'_>], out: &mut Findings<'_>) {
    for one in uses.iter().filter(|one| one.expired) {
        let (Some(until), rules) = (one.suppression.until, one.suppression.rules.join(", ")) else {
            continue;
        };
        let message =
            format!("this suppression of {rules} held until {until} and silences nothing now");
        out.certain(one.suppression.span, &Path::default(), message)
            .detail(rules)
            .help("mend what it silenced, or decide anew and give another date");
    }
}
