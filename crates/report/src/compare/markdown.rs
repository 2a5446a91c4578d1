//! A comparison as a Markdown page.

use std::fmt;

use super::CompareReport;
use crate::markdown::escape;

pub(super) fn write(report: &CompareReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let comparison = report.comparison;
    let (region, currency) = (&report.scenario.region, report.currency());
    writeln!(
        out,
        "## {}\n\nRegion {region}.\n",
        escape(&report.verdict())
    )?;
    writeln!(
        out,
        "| Kind | Set-up | {currency} a month | Decided by |\n|---|---|---:|---|"
    )?;
    for candidate in comparison.best() {
        let (kind, label) = (candidate.kind, escape(&candidate.label()));
        let (total, binding) = (candidate.total().typical, candidate.binding.unwrap_or(""));
        writeln!(out, "| {kind} | {label} | {total} | {binding} |")?;
    }
    let assumed = comparison
        .sizing
        .assumptions
        .iter()
        .map(|one| one.text.clone());
    let lists = [
        ("Where the answer turns", report.turns()),
        ("What moves the bill", report.effects()),
        ("Assumed", assumed.collect()),
    ];
    for (title, sentences) in lists {
        if sentences.is_empty() {
            continue;
        }
        writeln!(out, "\n### {title}\n")?;
        for sentence in sentences {
            writeln!(out, "- {}", escape(&sentence))?;
        }
    }
    Ok(())
}
