//! MSK332: policy variables that the document's version does not know.

use iam::Code;
use lint::Findings;
use model::Estate;

use crate::mistakes;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    mistakes::report(estate, out, &[Code::Variable], |_, _| {});
}
