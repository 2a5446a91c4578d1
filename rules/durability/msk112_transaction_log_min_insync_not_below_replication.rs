//! MSK112: all copies of the transaction log required in sync, or more.

use lint::Findings;
use model::Estate;

use crate::replication::{TRANSACTION_FACTOR, TRANSACTION_MIN_INSYNC, no_room};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let keys = (TRANSACTION_MIN_INSYNC, TRANSACTION_FACTOR);
    let consequences = (
        "while MSK restarts a broker, transactions that it serves cannot begin or commit",
        "no transaction can ever commit",
    );
    for scope in estate.scopes() {
        no_room(&scope, out, keys, consequences);
    }
}
