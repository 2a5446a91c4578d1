//! Scenario text in; bill, comparison and curves out. Prices come first: a region's are loaded once, by [`load_prices`].

mod curves;

use cost::{Comparison, Estimate, Scenario, document};
use fact::FileId;
use report::CostReport;

use crate::{
    answer::{Problems, answer, json},
    prices,
};

pub use curves::curves;

/// A scenario, TOML or JSON, as its JSON document: what links carry.
#[must_use]
pub fn scenario(text: &str) -> String {
    answer(read(text).map(|scenario| json(&scenario.document())))
}

/// What the deployments of a scenario cost: `mskwise/cost/1`.
#[must_use]
pub fn estimate(text: &str) -> String {
    bill(text, "json")
}

/// The same bill in another format of the command line: `json`, `markdown` or `csv`.
#[must_use]
pub fn bill(text: &str, format: &str) -> String {
    answer(read(text).and_then(|scenario| told(&scenario, format)))
}

/// Standard, Express and Serverless for the workload of a scenario: `mskwise/compare/1`.
#[must_use]
pub fn compare(text: &str) -> String {
    answer(read(text).and_then(|scenario| {
        prices::with(&scenario.region, |book| {
            let comparison = Comparison::of(&scenario, book).map_err(Problems::one)?;
            let document = document::Compare::of(&comparison, &scenario, book);
            Ok(json(&document))
        })
    }))
}

fn read(text: &str) -> Result<Scenario, Problems> {
    Ok(Scenario::parse(text, FileId(0))?)
}

fn told(scenario: &Scenario, format: &str) -> Result<String, Problems> {
    prices::with(&scenario.region, |book| {
        let estimate = Estimate::of(scenario, book).map_err(Problems::one)?;
        let report = CostReport {
            estimate: &estimate,
            sources: None,
            scenario,
        };
        let mut text = String::new();
        // Each by itself: the formats that nobody asks for here would be loaded by everybody.
        let written = match format {
            "json" => return Ok(json(&document::Cost::of(&estimate, None))),
            "markdown" => report::cost::markdown::write(&report, &mut text),
            "csv" => report::cost::csv::write(&report, &mut text),
            _ => {
                return Err(Problems::one(format!("`{format}` is no format of a bill")));
            }
        };
        written.map_err(|_| Problems::one("the bill could not be written"))?;
        Ok(text)
    })
}

#[cfg(test)]
mod tests;
