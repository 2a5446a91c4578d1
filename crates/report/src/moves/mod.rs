//! What stands between clusters and a target, in every format.

mod document;
mod markdown;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;

use fact::Sources;
use model::moves::{Readiness, Target, Weight};

use crate::text::{self, count};

pub use document::{Document, SCHEMA};

/// The clusters of an estate and what it takes for each.
#[derive(Clone, Copy, Debug)]
pub struct MoveReport<'r> {
    /// Where they are to go.
    pub target: Target,
    /// What it takes for each of them.
    pub clusters: &'r [Readiness<'r>],
    /// The texts.
    pub sources: &'r Sources,
    /// The version of the program.
    pub version: &'r str,
}

/// How it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoveFormat {
    /// Lines for a terminal.
    Table,
    /// `mskwise/check-move/1`.
    Json,
    /// A page for a discussion.
    Markdown,
}

impl MoveFormat {
    /// Every format with its name, in the order of the documentation.
    pub const ALL: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
    ];
}

/// Writes it in a format.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    format: MoveFormat,
    report: &MoveReport<'_>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    match format {
        MoveFormat::Table => table::write(report, out),
        MoveFormat::Json => text::json(&Document::of(report), out),
        MoveFormat::Markdown => markdown::write(report, out),
    }
}

/// The points of a weight, in the words of the reports.
const WEIGHTS: [(Weight, &str); 3] = [
    (Weight::Blocks, "Blocks"),
    (Weight::Decide, "To decide"),
    (Weight::Changes, "Changes"),
];

/// `2 block, 1 to decide, 5 change`.
fn verdict(readiness: &Readiness<'_>, target: Target) -> String {
    if readiness.there {
        return format!("is {target} already");
    }
    let number = |weight: Weight| {
        let points = readiness.points.iter();
        points.filter(|point| point.weight == weight).count()
    };
    let blocks = number(Weight::Blocks);
    let first = match blocks {
        0 => "nothing blocks".to_owned(),
        1 => "1 point blocks".to_owned(),
        many => format!("{many} points block"),
    };
    format!(
        "{first}, {} to decide, {}",
        number(Weight::Decide),
        count(number(Weight::Changes), "change")
    )
}
