//! MSK636: transactions that may stay open for very long.

use kafka::Kind;
use lint::Findings;
use model::Estate;

const KEY: &str = "transaction.max.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(usual) = kafka::usual(Kind::Broker, KEY) else {
        return;
    };
    for scope in estate.scopes() {
        let longest = scope.setting(KEY);
        let number = longest.integer();
        if !longest.is_declared() {
            continue;
        }
        let Some(hit) = number.holds(|number| *number > usual) else {
            continue;
        };
        let told = number.value.possible().find(|number| **number > usual);
        let told = told.map_or(String::new(), |number| {
            kafka::human(KEY, &number.to_string())
        });
        let message = format!(
            "{KEY} is {told}: one producer that hangs holds up every consumer with read_committed for as long"
        );
        out.add(&number, &hit, message).help(format!(
            "leave it at {}",
            kafka::human(KEY, &usual.to_string())
        ));
    }
}
