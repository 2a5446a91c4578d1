//! What a change does, in every format: resources replaced or refused, restarts, findings that come and go, and the
//! bill before and after.

mod document;
mod markdown;
mod phrase;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;

use fact::{Confidence, Sources};
use lint::Severity;
use model::{
    change::{Change, Effect, Records},
    facts::Evidence,
};

use crate::text;

pub use document::{Document, SCHEMA};

/// A comparison and everything a report says about it.
#[derive(Clone, Copy, Debug)]
pub struct DiffReport<'r> {
    /// What was compared with: a path or a revision.
    pub base: Side<'r>,
    /// What was compared.
    pub head: Side<'r>,
    /// What changes.
    pub changes: &'r [Change],
    /// Which findings came and went.
    pub findings: &'r lint::Delta<'r>,
    /// The bill before and after; `None` when there are no prices for the region.
    pub cost: Option<&'r cost::Delta>,
    /// What the two bills take for granted.
    pub assumptions: &'r [String],
    /// What the bills lack.
    pub gaps: &'r [String],
    /// The version of the program.
    pub version: &'r str,
}

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'r> {
    /// What the reader calls it.
    pub name: &'r str,
    /// Its texts.
    pub sources: &'r Sources,
}

/// How a comparison is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiffFormat {
    /// Lines for a terminal.
    Table,
    /// `mskwise/diff/1`.
    Json,
    /// A review comment.
    Markdown,
}

impl DiffFormat {
    /// Every format with its name, in the order of the documentation.
    pub const ALL: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
    ];
}

/// How bad a change is; `None` for one that needs no second look. What is refused or destroys records is an error,
/// any other replacement a warning, what restarts brokers or cannot be taken back a note; a change that somebody has
/// to prepare for is a warning at least. A change that only an unlikely case brings is one step milder.
#[must_use]
pub fn severity(change: &Change) -> Option<Severity> {
    let weak = change
        .origin
        .as_ref()
        .is_some_and(|origin| origin.evidence == Evidence::Memory);
    let own = match change.effect {
        Effect::Refused if weak => Some(Severity::Warning),
        Effect::Refused | Effect::Replaced(Records::Lost) | Effect::Deleted(Records::Lost) => {
            Some(Severity::Error)
        }
        Effect::Replaced(_) | Effect::Deleted(Records::Kept) => Some(Severity::Warning),
        Effect::Restart | Effect::NewDefault | Effect::Open | Effect::Deleted(Records::None) => {
            Some(Severity::Note)
        }
        Effect::InPlace => change.once.then_some(Severity::Note),
        Effect::Created => None,
    };
    let own = if change.mind {
        own.max(Some(Severity::Warning))
    } else {
        own
    };
    match change.confidence {
        Confidence::Low => own.map(Severity::milder),
        Confidence::Medium | Confidence::High => own,
    }
}

/// Writes a comparison in a format.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    format: DiffFormat,
    report: &DiffReport<'_>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    match format {
        DiffFormat::Table => table::write(report, out),
        DiffFormat::Json => text::json(&Document::of(report), out),
        DiffFormat::Markdown => markdown::write(report, out),
    }
}
