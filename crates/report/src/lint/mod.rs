//! What a lint run found, in every format.

mod checkstyle;
mod github;
mod gitlab;
pub(crate) mod html;
mod json;
mod junit;
pub(crate) mod markdown;
#[cfg(feature = "pretty")]
mod pretty;
mod sarif;
mod short;
mod summary;
#[cfg(test)]
mod tests;

use std::fmt;

use fact::Sources;
use lint::{Rule, Run};
use model::{File, Spread, in_turn};

pub use json::{Document, SCHEMA};
pub(crate) use json::{Found, found};
pub use summary::Summary;

/// The published JSON schema of `mskwise.toml`, for editors.
pub const CONFIG_SCHEMA: &str = include_str!("../../schema/config-1.json");

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
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands that GitHub shows as annotations.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// Checkstyle XML.
    Checkstyle,
    /// A page for a review comment or a job summary.
    Markdown,
    /// A page that stands alone.
    Html,
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
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
        ("checkstyle", Self::Checkstyle),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
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
    write_on(format, report, look, &in_turn, out)
}

/// The same, with what can be drawn side by side spread over what the shell has. The report does not depend on how.
///
/// # Errors
/// Only those of `out`.
#[cfg_attr(
    not(feature = "pretty"),
    expect(unused_variables, reason = "only pictures are worth it")
)]
pub fn write_on(
    format: LintFormat,
    report: &LintReport<'_>,
    look: &Look,
    spread: Spread<'_>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    match format {
        #[cfg(feature = "pretty")]
        LintFormat::Pretty => pretty::write(report, look, spread, out),
        LintFormat::Short => short::write(report, look, out),
        LintFormat::Json => json::write(report, out),
        LintFormat::Sarif => sarif::write(report, out),
        LintFormat::Github => github::write(report, out),
        LintFormat::Gitlab => gitlab::write(report, out),
        LintFormat::Junit => junit::write(report, out),
        LintFormat::Checkstyle => checkstyle::write(report, out),
        LintFormat::Markdown => markdown::write(report, out),
        LintFormat::Html => html::write(report, out),
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
