//! MSK007: a suppression of a rule that the configuration allows nobody to silence.

use fact::Path;
use lint::{Findings, SuppressionUse};

pub(crate) fn check(uses: &[SuppressionUse<'_>], out: &mut Findings<'_>) {
    // One without a reason, past its date or with a slip in it silences nothing anyway; other rules speak of those.
    let whole = uses.iter().filter(|one| {
        let suppression = one.suppression;
        suppression.fault.is_none() && suppression.reason.is_some() && !one.expired
    });
    for one in whole {
        for rule in &one.locked {
            let message = format!(
                "the configuration locks {rule}, so this suppression does not silence it; \
                 its findings are told all the same"
            );
            out.certain(one.suppression.span, &Path::default(), message)
                .detail(*rule)
                .help(format!(
                    "mend what {rule} finds and remove this, or ask whoever keeps `locked` in mskwise.toml for an \
                     exception there"
                ));
        }
    }
}
