//! Figures and lists that rules compare with and that are neither a size nor a quota. In: an id such as
//! `autoscaling.target_percent`. Out: the figure, a sentence that states it, and its source. Data: `data/limits.json`.

use super::figure::{Bounds, Figure, Written};
use super::origin::{Evidence, Origin, Sources, Trace, parse};
use serde::Deserialize;
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

/// All limits, sorted by id.
#[must_use]
pub fn limits() -> &'static [Limit] {
    static LIMITS: OnceLock<Vec<Limit>> = OnceLock::new();
    LIMITS.get_or_init(|| {
        parse::<File>("limits.json", include_str!("../../data/limits.json")).limits()
    })
}

/// The limit of that id, if there is one.
#[must_use]
pub fn find_limit(id: &str) -> Option<&'static Limit> {
    let at = limits().binary_search_by(|limit| limit.id.cmp(id)).ok()?;
    limits().get(at)
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

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct File {
    limits: Vec<Row>,
    sources: Sources,
}

#[derive(Deserialize)]
struct Row {
    id: &'static str,
    #[serde(flatten)]
    figure: Written,
    #[serde(default)]
    unit: &'static str,
    says: &'static str,
    note: Option<&'static str>,
    #[serde(flatten)]
    trace: Trace,
}

impl File {
    fn limits(self) -> Vec<Limit> {
        let rows = self.limits.into_iter();
        let mut limits: Vec<Limit> = rows
            .map(|row| Limit {
                origin: row.trace.resolve(&self.sources),
                id: row.id,
                figure: row.figure.into(),
                unit: row.unit,
                statement: row.says,
                note: row.note,
            })
            .collect();
        limits.sort_by_key(|limit| limit.id);
        limits
    }
}

#[cfg(test)]
#[path = "limit_tests.rs"]
mod tests;
