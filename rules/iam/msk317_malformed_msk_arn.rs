//! MSK317: an ARN that names nothing in MSK.

use iam::Code;
use lint::Findings;
use model::Estate;

use crate::mistakes;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    mistakes::report(estate, out, &[Code::Arn], |_, _| {});
}
