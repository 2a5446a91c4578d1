//! MSK615: a greatest session timeout below what clients ask for on their own.

use kafka::client::{ClientDefault, Library, Role, State, default_of};
use lint::Findings;
use model::Estate;

const GREATEST: &str = "group.max.session.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(asked) = asked() else { return };
    for scope in estate.scopes() {
        let greatest = scope.setting(GREATEST);
        let least = scope.declared("group.min.session.timeout.ms");
        let least = least
            .value
            .by_default()
            .and_then(|text| text.parse::<i64>().ok());
        let number = greatest.integer();
        // Inverted bounds have a rule of their own that says more.
        let Some(hit) =
            number.holds(|number| *number < asked && least.is_none_or(|least| least <= *number))
        else {
            continue;
        };
        if !greatest.is_declared() {
            continue;
        }
        let told = kafka::human(GREATEST, &asked.to_string());
        let message = format!(
            "{GREATEST} is {}: consumers of Java 3.0 and later ask for {told} unless told otherwise, and are turned away",
            greatest.told(),
        );
        out.add(&number, &hit, message).help(format!(
            "leave it at its default, or set it to {asked} or more"
        ));
    }
}

/// What Java consumers ask for today.
fn asked() -> Option<i64> {
    match default_of(Library::Java, None, Role::Consumer, "session.timeout.ms") {
        ClientDefault::Known(default) => default.value()?.parse().ok(),
        ClientDefault::Depends(steps) => match steps.last()?.1 {
            State::Default(default) => default.value()?.parse().ok(),
            State::Unsupported | State::Unknown => None,
        },
        ClientDefault::Unsupported | ClientDefault::Unknown => None,
    }
}
