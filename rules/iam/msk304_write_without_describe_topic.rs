//! MSK304: writing to topics without seeing them.

use lint::Findings;
use model::Estate;

use crate::unseen_topics;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let action = "kafka-cluster:WriteData";
    let consequence = "a producer that cannot ask for a topic's partitions cannot write to it";
    unseen_topics::report(estate, out, action, consequence);
}
