//! Figures and lists that rules compare with and that are neither a size nor a quota. In: an id such as
//! `autoscaling.target_percent`. Out: the figure, a sentence that states it, and its source. Data: `data/limits.json`.

use super::figure::{Bounds, Figure};
use super::origin::{Evidence, Origin};
use super::rows::Rows;
use std::sync::OnceLock;

/// One figure or list.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// Dotted id, subject first.
    pub id: &'static str,
    /// The figure.
    pub figure: Figure,
    /// Unit of the figure; empty for names and plain counts.
    pub unit: &'static str,
    /// The limit as a sentence that can stand in a message.
    pub statement: &'static str,
    /// Disagreements between sources.
    pub note: Option<&'static str>,
    /// Where it is said.
    pub origin: Origin,
}

impl Limit {
    /// The number, if the figure is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.figure.number()
    }

    /// The bounds, if the figure is a range.
    #[must_use]
    pub fn range(&self) -> Option<Bounds> {
        self.figure.range()
    }

    /// The names, empty when the figure is no list of names.
    #[must_use]
    pub fn list(&self) -> &[&'static str] {
        self.figure.list()
    }

    /// The numbers, empty when the figure is no list of numbers.
    #[must_use]
    pub fn numbers(&self) -> &[f64] {
        self.figure.numbers()
    }

    /// Source and date for a message.
    #[must_use]
    pub fn cite(&self) -> String {
        self.origin.cite()
    }
}

fn rows() -> &'static Rows<Limit> {
    static ROWS: OnceLock<Rows<Limit>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let text = include_str!("../../data/limits.json");
        Rows::cut("limits.json", text, "limits").sorted()
    })
}

/// All limits, sorted by id.
#[must_use]
pub fn limits() -> Vec<&'static Limit> {
    rows().ids().filter_map(find_limit).collect()
}

/// The limit of that id, if there is one.
#[must_use]
pub fn find_limit(id: &str) -> Option<&'static Limit> {
    rows().get(rows().find(id)?, |row, origin| Limit {
        origin: origin(&row.texts("from")),
        id: row.text("id"),
        figure: Figure::read(row),
        unit: row.text_if_any("unit").unwrap_or_default(),
        statement: row.text("says"),
        note: row.text_if_any("note"),
    })
}

/// The limit of an id written in code. A wrong id fails in debug builds; in a product it is a limit without a
/// figure, so that the check that asks for it stays silent.
#[must_use]
pub fn limit(id: &str) -> &'static Limit {
    static NONE: Limit = Limit {
        id: "",
        figure: Figure::Words("unknown"),
        unit: "",
        statement: "",
        note: None,
        origin: Origin {
            sources: Vec::new(),
            as_of: "unknown",
            evidence: Evidence::Memory,
        },
    };
    let found = find_limit(id);
    debug_assert!(found.is_some(), "data/limits.json has no {id}");
    found.unwrap_or(&NONE)
}

#[cfg(test)]
#[path = "limit_tests.rs"]
mod tests;
