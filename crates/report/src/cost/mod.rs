//! What an estate costs, in every format.

mod csv;
pub(crate) mod figure;
mod markdown;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;

use cost::{Estimate, document};
use fact::Sources;

use crate::text;

/// An estimate and the texts its declared quantities were read from.
#[derive(Clone, Copy, Debug)]
pub struct CostReport<'r> {
    /// The bill.
    pub estimate: &'r Estimate,
    /// The texts, when templates were priced.
    pub sources: Option<&'r Sources>,
}

/// How a bill is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostFormat {
    /// Columns for a terminal.
    Table,
    /// `mskwise/cost/1`.
    Json,
    /// Tables for a review comment.
    Markdown,
    /// One row per line of the bill.
    Csv,
}

/// How much a bill for people says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detail {
    /// How many columns there are.
    pub width: usize,
    /// Whether each line says how it came about.
    pub explain: bool,
}

impl CostFormat {
    /// Every format with its name, in the order of the documentation.
    pub const ALL: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
        ("csv", Self::Csv),
    ];

    /// The format of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, format)| *format)
    }
}

/// Writes a bill in a format.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    format: CostFormat,
    report: &CostReport<'_>,
    detail: &Detail,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    match format {
        CostFormat::Table => table::write(report, detail, out),
        CostFormat::Json => text::json(&document::Cost::of(report.estimate, report.sources), out),
        CostFormat::Markdown => markdown::write(report, out),
        CostFormat::Csv => csv::write(report, out),
    }
}
