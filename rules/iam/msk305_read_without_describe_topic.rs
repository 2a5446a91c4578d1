//! MSK305: reading topics without seeing them.

use lint::Findings;
use model::Estate;

use crate::unseen_topics;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let action = "kafka-cluster:ReadData";
    let consequence = "a consumer that cannot ask for a topic's partitions cannot read it";
    unseen_topics::report(estate, out, action, consequence);
}
