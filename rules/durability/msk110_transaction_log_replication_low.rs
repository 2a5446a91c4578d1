//! MSK110: too few copies of the topic behind all transactions.

use lint::Findings;
use model::Estate;

use crate::replication::{TRANSACTION_FACTOR, internal_topic};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let consequence = (
        "the state of transactions",
        "transactions stop while one broker is away, and their state is lost with its volume",
    );
    internal_topic(estate, out, TRANSACTION_FACTOR, consequence);
}
