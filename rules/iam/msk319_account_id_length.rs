//! MSK319: an account id that is not twelve digits.

use iam::Code;
use lint::Findings;
use model::Estate;

use crate::mistakes;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    mistakes::report(estate, out, &[Code::Account], |_, _| {});
}
