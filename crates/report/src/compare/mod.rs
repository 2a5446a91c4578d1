//! One workload as Standard, Express and Serverless, in every format.

mod csv;
#[cfg(feature = "pages")]
pub(crate) mod html;
pub(crate) mod markdown;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;

use cost::{Candidate, Comparison, PriceBook, Scenario, compare::KINDS, document};

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
    /// Whether the figures say how they came about.
    pub explain: bool,
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
    /// One row per candidate.
    Csv,
    /// A page that stands alone, with charts.
    #[cfg(feature = "pages")]
    Html,
    /// The chart over throughput alone.
    #[cfg(feature = "pages")]
    Svg,
    /// The workload as a scenario.
    Scenario,
}

impl CompareFormat {
    /// Every format with its name, in the order of the documentation.
    pub const ALL: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
        ("csv", Self::Csv),
        #[cfg(feature = "pages")]
        ("html", Self::Html),
        #[cfg(feature = "pages")]
        ("svg", Self::Svg),
        ("scenario", Self::Scenario),
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
        CompareFormat::Csv => csv::write(report, out),
        #[cfg(feature = "pages")]
        CompareFormat::Html => html::write(report, out),
        #[cfg(feature = "pages")]
        CompareFormat::Svg => html::chart(report, cost::compare::Input::Throughput, out),
        CompareFormat::Scenario => text::json(&report.scenario.document(), out),
    }
}

/// The sentences that both formats for people share.
impl CompareReport<'_> {
    pub(crate) fn currency(&self) -> &str {
        let own = self.scenario.currency.as_ref();
        own.map_or_else(|| self.book.currency(), |currency| &currency.code)
    }

    /// The answer in a sentence.
    pub(crate) fn verdict(&self) -> String {
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

    /// Every kind with its cost in one line, and the date of the prices.
    pub(crate) fn summary(&self) -> String {
        let kinds = KINDS
            .iter()
            .map(|kind| match self.comparison.sizing.cheapest(kind) {
                Some(best) => format!(
                    "{} {}",
                    capital(kind),
                    figure::roughly(best.total(), self.currency())
                ),
                None => format!("{} does not fit", capital(kind)),
            });
        let kinds: Vec<String> = kinds.collect();
        let lines = self.comparison.best().flat_map(|best| &best.bill.lines);
        let dated = figure::dated(lines.map(|line| line.as_of));
        format!("{} a month{dated}", kinds.join(", "))
    }

    /// What the other answers to open questions would change, one sentence each.
    fn open(&self) -> Vec<String> {
        let told = self.comparison.open.iter().map(|one| {
            let changes = one.changes.iter();
            let changes: Vec<String> = changes
                .map(|(kind, change)| format!("{kind} {}", figure::change(change.to_string())))
                .collect();
            format!(
                "{}; otherwise (`{} = \"{}\"`) {}",
                one.text,
                one.question.id(),
                one.otherwise,
                changes.join(", ")
            )
        });
        told.collect()
    }

    /// What stands outside MSK, one sentence each.
    fn outside(&self) -> Vec<String> {
        let told = self.comparison.outside.iter().map(|neighbour| {
            // A sum that lacks a price is no sum.
            let total = if neighbour.missing.is_empty() {
                format!("{} {}", neighbour.bill.total.typical, self.currency())
            } else {
                "not priced, as a price is unknown".to_owned()
            };
            format!(
                "{}: {total}; leaves out {}",
                neighbour.name, neighbour.leaves_out
            )
        });
        told.collect()
    }

    /// How the size and the bill of a candidate came about, one sentence each.
    fn why(&self, candidate: &Candidate) -> Vec<String> {
        let needs = candidate.constraints.iter().map(|need| {
            let (demand, each) = (
                figure::quantity(&plain(need.demand)),
                figure::quantity(&plain(need.per_broker)),
            );
            let kind = if need.is_quota { "quota" } else { "guideline" };
            format!(
                "{}: {demand} over {each} {} a broker = {} brokers ({}; {kind})",
                need.name, need.unit, need.brokers, need.formula
            )
        });
        let quotas = candidate.quotas.iter().map(|check| {
            let met = if check.met { "met" } else { "not met" };
            format!(
                "quota {}: {} of {} {}, {met}, {} ({})",
                check.name,
                figure::quantity(&plain(check.needed)),
                figure::quantity(&plain(check.value)),
                check.unit,
                check.adjustable,
                check.source()
            )
        });
        let lines = candidate.bill.lines.iter();
        let lines = lines.map(|line| format!("{}: {}", line.name, line.explain(self.currency())));
        needs.chain(quotas).chain(lines).collect()
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

/// A kind at the beginning of a sentence.
fn capital(kind: &str) -> String {
    let mut letters = kind.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// A decimal without zeros at its end.
fn plain(figure: impl ToString) -> String {
    let text = figure.to_string();
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}
