//! MSK615: a greatest session timeout below what clients ask for on their own.

use kafka::{Kind, Version};
use lint::Findings;
use model::Estate;

const GREATEST: &str = "group.max.session.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some((since, asked)) = asked() else {
        return;
    };
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
            "{GREATEST} is {}: consumers of Java {since} and later ask for {told} unless told otherwise, and are turned away",
            greatest.told(),
        );
        out.add(&number, &hit, message).help(format!(
            "leave it at its default, or set it to {asked} or more"
        ));
    }
}

/// What Java consumers ask for today, and since when.
fn asked() -> Option<(Version, i64)> {
    let setting = kafka::setting(Kind::Consumer, "session.timeout.ms")?;
    let (since, default) = setting.defaults().last()?;
    Some((since, default.value()?.parse().ok()?))
}
