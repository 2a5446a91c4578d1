//! What `mskwise explain` knows beside rules, all of it, for pages that search.

use report::explain::{Card, Facts, Watches, all};

use crate::{
    answer::{Problems, answer, json},
    prices::with,
};

/// Settings, properties, quotas, limits, sizes and versions: `mskwise/facts/1`.
#[must_use]
pub fn facts() -> String {
    let watches = Watches::of(rules::ALL).map_err(Problems::one);
    answer(watches.map(|watches| told(all(&watches))))
}

/// The prices of a region that was loaded: `mskwise/facts/1`.
#[must_use]
pub fn prices(region: &str) -> String {
    answer(with(region, |book| Ok(told(report::explain::prices(book)))))
}

fn told(facts: Vec<Card>) -> String {
    json(&Facts::of(facts))
}
