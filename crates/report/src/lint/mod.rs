//! What a lint run found, in every format.

mod json;
#[cfg(feature = "pretty")]
mod pretty;
mod short;
mod summary;

use std::fmt;

use fact::Sources;
use lint::{Rule, Run};
use model::File;

pub use json::{Document, SCHEMA};
pub use summary::Summary;

/// A finished run and everything a report says about it.
#[derive(Clone, Copy, Debug)]
pub struct LintReport<'r> {
    /// The texts.
    pub sources: &'r Sources,
    /// What each text turned out to be.
    pub files: &'r [File],
    /// What was found.
    pub run: &'r Run,
    /// The rules, for formats that carry the pages of those that spoke.
    pub rules: &'r [Rule],
    /// The version of the program.
    pub version: &'r str,
}

/// How a run is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LintFormat {
    /// Pictures for a terminal.
    #[cfg(feature = "pretty")]
    Pretty,
    /// One line per finding.
    Short,
    /// `mskwise/lint/1`.
    Json,
}

/// How a report for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether escape sequences colour it.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
    /// Whether a line at the end sums it up.
    pub summary: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            colour: false,
            width: 100,
            summary: true,
        }
    }
}

impl LintFormat {
    /// Every format with its name, in the order of the documentation.
    pub const ALL: &[(&str, Self)] = &[
        #[cfg(feature = "pretty")]
        ("pretty", Self::Pretty),
        ("short", Self::Short),
        ("json", Self::Json),
    ];

    /// The format of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, format)| *format)
    }
}

/// Writes a run in a format.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    format: LintFormat,
    report: &LintReport<'_>,
    look: &Look,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    match format {
        #[cfg(feature = "pretty")]
        LintFormat::Pretty => pretty::write(report, look, out),
        LintFormat::Short => short::write(report, look, out),
        LintFormat::Json => json::write(report, out),
    }
}

/// The escape sequence of a severity's colour.
fn paint(severity: lint::Severity) -> &'static str {
    match severity {
        lint::Severity::Error => "\u{1b}[31m",
        lint::Severity::Warning => "\u{1b}[33m",
        lint::Severity::Note => "\u{1b}[36m",
    }
}
