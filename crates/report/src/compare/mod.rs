//! One workload as Standard, Express and Serverless, in every format.

mod markdown;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;

use cost::{Comparison, PriceBook, Scenario, document};

use crate::{cost::figure, text};

/// A comparison and what it was made from.
#[derive(Clone, Copy, Debug)]
pub struct CompareReport<'r> {
    /// The comparison.
    pub comparison: &'r Comparison,
    /// The workload.
    pub scenario: &'r Scenario,
    /// The prices.
    pub book: &'r PriceBook,
    /// Whether every candidate is told, also those that are out, with the reason.
    pub all: bool,
}

/// How a comparison is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CompareFormat {
    /// Columns for a terminal.
    Table,
    /// `mskwise/compare/1`.
    Json,
    /// Tables for a document.
    Markdown,
}

impl CompareFormat {
    /// Every format with its name, in the order of the documentation.
    pub const ALL: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
    ];
}

/// Writes a comparison in a format.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    format: CompareFormat,
    report: &CompareReport<'_>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    match format {
        CompareFormat::Table => table::write(report, out),
        CompareFormat::Json => {
            let document = document::Compare::of(report.comparison, report.scenario, report.book);
            text::json(&document, out)
        }
        CompareFormat::Markdown => markdown::write(report, out),
    }
}

/// The sentences that both formats for people share.
impl CompareReport<'_> {
    fn currency(&self) -> &str {
        let own = self.scenario.currency.as_ref();
        own.map_or_else(|| self.book.currency(), |currency| &currency.code)
    }

    /// The answer in a sentence.
    fn verdict(&self) -> String {
        match self.comparison.winner() {
            Some(best) => format!(
                "Cheapest: {} at {} {} a month",
                best.label(),
                best.total().typical,
                self.currency()
            ),
            None => "Nothing fits this workload".to_owned(),
        }
    }

    /// Where the answer turns, one sentence each.
    fn turns(&self) -> Vec<String> {
        let turns = self.comparison.break_evens.iter();
        let told = turns.map(|turn| {
            let (input, at, unit) = (
                turn.input.as_str(),
                figure::quantity(&turn.at.round_dp(3).normalize().to_string()),
                turn.input.unit(),
            );
            let (below, above) = (turn.below, turn.above);
            let cost = turn.below_point.cost;
            let mut told = format!(
                "{input}: up to {at} {unit} {below} is cheaper, beyond it {above} (at {cost})"
            );
            if let Some(first) = turn.beyond.first() {
                told.push_str(&format!("; out of reach there: {first}"));
            }
            told
        });
        told.collect()
    }

    /// What a tenth more of each input does, one sentence each.
    fn effects(&self) -> Vec<String> {
        // What does not move a bill is not worth a line.
        let moves = |effect: &&cost::compare::Sensitivity| effect.change != cost::Money::ZERO;
        let effects = self.comparison.sensitivity.iter().filter(moves);
        let told = effects.map(|effect| {
            format!(
                "10% more {}: {} +{}",
                effect.input, effect.kind, effect.change
            )
        });
        told.collect()
    }
}
