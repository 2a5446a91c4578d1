//! What `cost` and `compare` share: scenarios and price books from files, complaints with their places.

use std::path::Path;

use ::cost::{PriceBook, Problems, Scenario};
use fact::FileId;

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
