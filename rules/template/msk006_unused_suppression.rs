//! MSK006: a suppression that silences nothing although all the rules it names have run.

use fact::Path;
use lint::{Findings, SuppressionUse};

pub(crate) fn check(uses: &[SuppressionUse<'_>], out: &mut Findings<'_>) {
    let idle = uses.iter().filter(|one| {
        let suppression = one.suppression;
        let complete = suppression.fault.is_none() && suppression.reason.is_some();
        let may_silence = one.locked.is_empty();
        complete && may_silence && one.all_ran && !one.expired && one.silenced == 0
    });
    for suppression in idle.map(|one| one.suppression) {
        let rules = suppression.rules.join(", ");
        let message = format!("{rules} finds nothing here, so this suppression silences nothing");
        let removal = suppression.removal(out.estate());
        out.certain(suppression.span, &Path::default(), message)
            .detail(rules)
            .help("remove it: left in place it would hide the next fault of its kind")
            .offer("remove the comment", true, removal);
    }
}
