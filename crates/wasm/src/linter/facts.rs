//! What `mskwise explain` knows beside rules, all of it, for pages that search.

use report::explain::{Card, all};
use serde::Serialize;

use crate::{
    answer::{answer, json},
    prices::with,
};

#[derive(Debug, Serialize)]
struct Facts {
    schema: &'static str,
    facts: Vec<Card>,
}

/// Settings, properties, quotas, limits, sizes and versions: `mskwise/facts/1`.
#[must_use]
pub fn facts() -> String {
    told(all())
}

/// The prices of a region that was loaded: `mskwise/facts/1`.
#[must_use]
pub fn prices(region: &str) -> String {
    answer(with(region, |book| Ok(told(report::explain::prices(book)))))
}

fn told(facts: Vec<Card>) -> String {
    json(&Facts {
        schema: "mskwise/facts/1",
        facts,
    })
}
