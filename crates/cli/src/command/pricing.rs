//! What `cost` and `compare` share: scenarios and price books from files, complaints with their places.

use std::path::Path;

use ::cost::{PriceBook, Problems, Question, Scenario};
use fact::FileId;
use serde_json::{Map, json};

use crate::arguments::Pricing;
use crate::inputs;
use crate::world::{Refusal, World};

/// Reads a scenario, TOML or JSON.
pub(super) fn scenario(path: &Path, world: &mut World<'_>) -> Result<Scenario, Refusal> {
    let (name, text) = inputs::text(path, world)?;
    parse(&name, &text)
}

/// Reads the text of a scenario.
pub(super) fn parse(name: &str, text: &str) -> Result<Scenario, Refusal> {
    Scenario::parse(text, FileId(0)).map_err(|problems| refuse(name, text, &problems))
}

/// The prices: the program's own, or a book the user brings, completed by what surrounds a cluster.
pub(super) fn book(
    file: Option<&Path>,
    region: &str,
    world: &mut World<'_>,
) -> Result<PriceBook, Refusal> {
    let Some(file) = file else {
        return PriceBook::of_region(region).map_err(Refusal::usage);
    };
    let (name, text) = inputs::text(file, world)?;
    let book = PriceBook::parse(&text).map_err(|problems| refuse(&name, &text, &problems))?;
    Ok(book.with_surroundings())
}

/// Puts discounts, currency and answers of the flags over those of a scenario.
pub(super) fn apply(arguments: &Pricing, scenario: &mut Scenario) -> Result<(), Refusal> {
    let pair = |text: &str, flag: &str| match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), json!(value))),
        _ => Err(Refusal::usage(format!(
            "`{flag} {text}`: a pair with = is needed"
        ))),
    };
    let mut discount = Map::new();
    for text in &arguments.discount {
        if text.contains('=') {
            discount.extend([pair(text, "--discount")?]);
        } else {
            discount.insert("overall".into(), json!(text));
        }
    }
    let mut assume = Map::new();
    for text in &arguments.assume {
        assume.extend([pair(text, "--assume")?]);
    }
    let mut document = json!({ "region": scenario.region, "discount": discount, "assume": assume });
    if let (Some(text), Some(root)) = (&arguments.currency, document.as_object_mut()) {
        let (code, rate) = pair(text, "--currency")?;
        root.insert("currency".into(), json!({ "code": code, "rate": rate }));
    }
    // The same reader as for documents, so that the same mistakes are told in the same words.
    let said = parse("the flags", &document.to_string())?;
    if discount.contains_key("overall") {
        scenario.discount.overall = said.discount.overall;
    }
    scenario
        .discount
        .by_dimension
        .overrule_with(said.discount.by_dimension);
    if said.currency.is_some() {
        scenario.currency = said.currency;
    }
    for question in assume.keys().filter_map(|key| Question::of_id(key)) {
        if said.assume.usual(question) != scenario.assume.usual(question) {
            scenario.assume = scenario.assume.flip(question);
        }
    }
    Ok(())
}

/// Every complaint about a document, each with its place.
fn refuse(name: &str, text: &str, problems: &Problems) -> Refusal {
    let told = problems.0.iter().map(|problem| match &problem.at {
        Some(at) => {
            let before = text.get(..at.start).unwrap_or("");
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let row = before.matches('\n').count() + 1;
            let column = before.get(start..).unwrap_or("").chars().count() + 1;
            format!("{name}:{row}:{column}: {problem}")
        }
        None => format!("{name}: {problem}"),
    });
    Refusal::usage(told.collect::<Vec<_>>().join("\n       "))
}
