//! The table of rules and the page of one, as documents.

use lint::{Page, Rule};
use serde::Serialize;

use crate::answer::{Problems, answer, json};

#[derive(Debug, Serialize)]
struct Entry {
    id: String,
    name: String,
    family: &'static str,
    since: String,
    severity: &'static str,
    confidence: &'static str,
    profile: Option<String>,
    inputs: Vec<String>,
    also: Vec<String>,
    summary: String,
}

/// Every rule, a plain array as on the command line.
#[must_use]
pub fn rules() -> String {
    let entry = |rule: &Rule| Ok(entry(rule, page(rule)?));
    let rules: Result<Vec<Entry>, Problems> = rules::ALL.iter().map(entry).collect();
    answer(rules.map(|rules| json(&rules)))
}

/// The page of a rule by id or name: `mskwise/explain/1`.
#[must_use]
pub fn explain(name: &str) -> String {
    answer(explained(name.trim()))
}

fn explained(name: &str) -> Result<String, Problems> {
    let named = |rule: &&Rule| rule.id().eq_ignore_ascii_case(name) || rule.name() == name;
    let Some(rule) = rules::ALL.iter().find(named) else {
        return Err(Problems::one(format!("nothing here is called `{name}`")));
    };
    let explained = report::explain::explained(rule).map_err(Problems::one)?;
    Ok(json(&explained))
}

fn page(rule: &Rule) -> Result<Page, Problems> {
    rule.read_page().map_err(Problems::one)
}

fn entry(rule: &Rule, page: Page) -> Entry {
    Entry {
        id: page.id,
        name: page.name,
        family: rule.family,
        since: page.since,
        severity: page.severity.as_str(),
        confidence: page.confidence.as_str(),
        profile: page.profile,
        inputs: page.inputs,
        also: page.also,
        summary: page.summary,
    }
}
