//! The table of rules and the page of one, as documents.

use lint::{Page, Rule};
use report::explain::Entry;

use crate::answer::{Problems, answer, json};

/// Every rule, a plain array as on the command line.
#[must_use]
pub fn rules() -> String {
    let entry = |rule: &Rule| Ok(Entry::of(rule.family, page(rule)?));
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
