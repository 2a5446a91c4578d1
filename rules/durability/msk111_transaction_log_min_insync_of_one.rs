//! MSK111: one copy is enough to call a transaction committed.

use lint::Findings;
use model::Estate;

use crate::{
    effective::{count, if_told},
    replication::{TRANSACTION_FACTOR, TRANSACTION_MIN_INSYNC, is_free},
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let least = count(&scope, TRANSACTION_MIN_INSYNC);
        // A factor that somebody chose; what MSK sets in small clusters is not written down.
        let factor = if_told(count(&scope, TRANSACTION_FACTOR).value);
        let known = least.and(&factor).and(&is_free(&scope));
        let found = witness::find(&known, |((least, factor), free)| {
            let small = factor
                .as_ref()
                .is_some_and(|factor| factor.is_declared() && factor.value <= 2);
            *free && least.is_declared() && least.value == 1 && !small
        });
        if let Some((hit, ((least_is, _), _))) = found {
            let message = format!(
                "{TRANSACTION_MIN_INSYNC} is {least_is}: a transaction counts as committed when a single copy says so"
            );
            out.add(&least, &hit, message)
                .help(format!(
                    "set {TRANSACTION_MIN_INSYNC}=2, which is also Kafka's default"
                ))
                .replace(format!("set {TRANSACTION_MIN_INSYNC} to 2"), false, "2");
        }
    }
}
