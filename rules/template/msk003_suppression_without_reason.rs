//! MSK003: a suppression that is not complete, so that it silences nothing.

use fact::Path;
use lint::{Findings, SuppressionUse};

const FORM: &str =
    "write `mskwise-ignore MSK101: reason`, or `mskwise-ignore MSK101 until 2027-03-31: reason`";

pub(crate) fn check(uses: &[SuppressionUse<'_>], out: &mut Findings<'_>) {
    for suppression in uses.iter().map(|one| one.suppression) {
        let what = match (&suppression.fault, &suppression.reason) {
            (Some(fault), _) => format!("this suppression cannot be read ({fault})"),
            (None, None) => "this suppression gives no reason".to_owned(),
            (None, Some(_)) => continue,
        };
        let message = format!("{what}, so it silences nothing");
        out.certain(suppression.span, &Path::default(), message)
            .detail(suppression.rules.join(" "))
            .help(FORM);
    }
}
