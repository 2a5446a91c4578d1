//! MSK109: too few copies of the topic behind all offsets.

use lint::Findings;
use model::Estate;

use crate::replication::internal_topic;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let consequence = (
        "the positions of consumer groups",
        "the positions of consumer groups are away with one broker, and lost with its volume",
    );
    internal_topic(estate, out, "offsets.topic.replication.factor", consequence);
}
