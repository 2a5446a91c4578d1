//! MSK318: a topic, group or transactional id where the cluster's UUID belongs.

use iam::Code;
use lint::Findings;
use model::Estate;

use crate::mistakes;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    mistakes::report(estate, out, &[Code::UuidPlace], |_, _| {});
}
