//! MSK825: a connector with both kinds of capacity, or with neither.

use lint::Findings;
use model::{Estate, facts::limit};

use crate::connectors::connectors;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let modes = limit("connect.capacity").list();
    for connector in connectors(estate) {
        let capacity = connector.at(&["Capacity"]);
        let written = modes.iter().map(|mode| {
            let presence = capacity.get(mode).presence().value;
            presence.map(|()| 1).or(0).known_or(|_| 1)
        });
        let Some(count) = written.reduce(|all, one| all.zip(&one).map(|(all, one)| all + one))
        else {
            continue;
        };
        // Without Capacity at all, a required property is missing.
        let count = count
            .zip(&capacity.presence().value)
            .map(|(count, ())| count);
        let mut told = 0;
        let Some(hit) = count.holds(|count| {
            told = *count;
            *count != 1
        }) else {
            continue;
        };
        let names = modes.join(" and ");
        let what = if told == 0 { "neither" } else { "both" };
        let message = format!("Capacity has {what} of {names}; MSK Connect takes exactly one");
        out.at(
            capacity.key().unwrap_or_else(|| capacity.span()),
            capacity.path(),
            &hit,
            message,
        )
        .help("AutoScaling follows the load within bounds, ProvisionedCapacity is fixed");
    }
}
