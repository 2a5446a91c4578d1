//! What an estate costs, in every format.

pub mod csv;
pub(crate) mod figure;
#[cfg(feature = "pages")]
pub(crate) mod html;
pub mod markdown;
pub(crate) mod table;
#[cfg(test)]
mod tests;

use std::fmt;

use cost::{Estimate, Scenario, document};
use fact::Sources;

use crate::text;

/// An estimate and the texts its declared quantities were read from.
#[derive(Clone, Copy, Debug)]
pub struct CostReport<'r> {
    /// The bill.
    pub estimate: &'r Estimate,
    /// The texts, when templates were priced.
    pub sources: Option<&'r Sources>,
    /// What was priced.
    pub scenario: &'r Scenario,
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
    /// A page that stands alone.
    #[cfg(feature = "pages")]
    Html,
    /// What was priced, as a scenario that prices to the same.
    Scenario,
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
        #[cfg(feature = "pages")]
        ("html", Self::Html),
        ("scenario", Self::Scenario),
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
        #[cfg(feature = "pages")]
        CostFormat::Html => html::write(report, out),
        CostFormat::Scenario => text::json(&report.scenario.document(), out),
    }
}
