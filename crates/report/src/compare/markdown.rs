//! A comparison as a Markdown page.

use std::fmt;

use super::CompareReport;
use crate::markdown::escape;

pub(crate) fn write(report: &CompareReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let comparison = report.comparison;
    let (region, currency) = (&report.scenario.region, report.currency());
    writeln!(
        out,
        "## {}\n\n{}. Region {region}.\n",
        escape(&report.verdict()),
        escape(&report.summary())
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
        ("Outside MSK, for orientation", report.outside()),
        ("Assumed", assumed.collect()),
        ("Open questions of metering", report.open()),
    ];
    let why = comparison.best().filter(|_| report.explain);
    let why = why.map(|best| (format!("How {} came about", best.label()), report.why(best)));
    let lists = lists.map(|(title, told)| (title.to_owned(), told));
    for (title, sentences) in lists.into_iter().chain(why) {
        if sentences.is_empty() {
            continue;
        }
        writeln!(out, "\n### {}\n", escape(&title))?;
        for sentence in sentences {
            writeln!(out, "- {}", escape(&sentence))?;
        }
    }
    if report.all {
        writeln!(
            out,
            "\n### All candidates\n\n| Set-up | {currency} a month | Verdict |\n|---|---:|---|"
        )?;
        for candidate in &comparison.sizing.candidates {
            let verdict = if candidate.fits() {
                format!("fits; decided by {}", candidate.binding.unwrap_or("quotas"))
            } else {
                super::table::why_not(candidate)
            };
            let (label, total) = (escape(&candidate.label()), candidate.total().typical);
            writeln!(out, "| {label} | {total} | {} |", escape(&verdict))?;
        }
    }
    Ok(())
}
