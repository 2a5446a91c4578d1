//! MSK625: milliseconds that look like seconds or hours.

use kafka::{Kind, Version};
use lint::Findings;
use model::Estate;

use crate::written;

const SECOND: i64 = 1_000;
const HOUR: i64 = 3_600_000;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for text in written::everywhere(estate) {
        for entry in &text.properties.entries {
            let key = entry.key();
            let value = entry.trimmed();
            let Ok(number) = value.as_str().parse::<i64>() else {
                continue;
            };
            if !key.ends_with(".ms") || number < 1 {
                continue;
            }
            let Some(usual) = usual(&text.kinds, key) else {
                continue;
            };
            let Some((unit, meant)) = meant(number, usual) else {
                continue;
            };
            let message = format!(
                "{key} = {number} is {number} milliseconds; its default is {}. Were {unit} meant?",
                kafka::human(key, &usual.to_string()),
            );
            let path = text.parent.child(key);
            out.at(written::value_span(entry), &path, &text.hit, message)
                .help(format!("{number} {unit} are {key}={meant}"))
                .replace(format!("write {meant}"), false, meant.to_string());
        }
    }
}

/// The default of the setting, for a sense of its size.
fn usual(kinds: &[Kind], key: &str) -> Option<i64> {
    let mut settings = kinds
        .iter()
        .filter_map(|kind| kafka::meaning(*kind, key).setting());
    let default = settings.next()?.default_at(Version::NEWEST).value();
    // The retention time has no default of its own: the hours have it.
    match (default, key) {
        (Some(text), _) => text.parse().ok(),
        (None, "log.retention.ms" | "log.roll.ms") => {
            let hours = kafka::synonyms(key)?.members().last()?.to_owned();
            let hours = kafka::setting(Kind::Broker, &hours)?
                .default_at(Version::NEWEST)
                .value()?;
            hours.parse::<i64>().ok()?.checked_mul(HOUR)
        }
        _ => None,
    }
}

/// The unit that brings the number near the default, when milliseconds are far from it.
fn meant(number: i64, usual: i64) -> Option<(&'static str, i64)> {
    let near = |unit: i64| {
        let meant = number.checked_mul(unit)?;
        (meant >= usual / 10 && meant <= usual.saturating_mul(10)).then_some(meant)
    };
    // Below a second where the default is days, or ten seconds and more: nobody wants that.
    if usual >= 24 * HOUR && number < SECOND * 10 {
        return near(HOUR).map(|meant| ("hours", meant));
    }
    if usual >= 10 * SECOND && number < SECOND {
        return near(SECOND).map(|meant| ("seconds", meant));
    }
    None
}
