//! A comparison as columns.

use std::fmt;

use cost::Candidate;

use super::CompareReport;
use crate::{
    grid::{Align, Grid},
    text::line,
};

pub(super) fn write(report: &CompareReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let comparison = report.comparison;
    let (region, currency) = (&report.scenario.region, report.currency());
    writeln!(out, "{}, in {region}", report.verdict())?;
    writeln!(out, "{}\n", report.summary())?;
    let mut grid = Grid::new([Align::Left, Align::Left, Align::Right, Align::Left]);
    let month = format!("{currency} a month");
    grid.push(["", "", &month, "decided by"].map(str::to_owned));
    for candidate in comparison.best() {
        grid.push(cells(candidate));
    }
    grid.write(2, out)?;
    section(
        "Where the answer turns, everything else as it is",
        &report.turns(),
        out,
    )?;
    section("What moves the bill", &report.effects(), out)?;
    section("Outside MSK, for orientation", &report.outside(), out)?;
    if report.explain {
        for candidate in comparison.best() {
            let title = format!("How {} came about", candidate.label());
            section(&title, &report.why(candidate), out)?;
        }
    }
    if report.all {
        writeln!(out, "\nAll candidates")?;
        let mut grid = Grid::new([Align::Left, Align::Left, Align::Right, Align::Left]);
        for candidate in &comparison.sizing.candidates {
            let mut row = cells(candidate);
            if let Some(cell) = row.last_mut().filter(|_| !candidate.fits()) {
                *cell = why_not(candidate);
            }
            grid.push(row);
        }
        grid.write(2, out)?;
    }
    let assumed = comparison.sizing.assumptions.iter();
    let assumed: Vec<String> = assumed.map(|one| line(&one.text).into_owned()).collect();
    section("Assumed", &assumed, out)?;
    section("Open questions of metering", &report.open(), out)
}

fn cells(candidate: &Candidate) -> [String; 4] {
    [
        candidate.kind.to_owned(),
        candidate.label(),
        candidate.total().typical.to_string(),
        candidate.binding.unwrap_or("").to_owned(),
    ]
}

/// Why a candidate is out.
pub(super) fn why_not(candidate: &Candidate) -> String {
    let missing = candidate.missing.iter().map(ToString::to_string);
    let reasons: Vec<String> = candidate.rejected.iter().cloned().chain(missing).collect();
    format!("out: {}", reasons.join("; "))
}

fn section(title: &str, sentences: &[String], out: &mut impl fmt::Write) -> fmt::Result {
    if sentences.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}")?;
    for sentence in sentences {
        writeln!(out, "  - {sentence}")?;
    }
    Ok(())
}
