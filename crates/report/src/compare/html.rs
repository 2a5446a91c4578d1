//! A comparison as an HTML page: the answer, the cheapest of each kind, charts, where the answer turns, what is open, and
//! why the others are out.

use std::fmt;

use cost::{Candidate, compare::Input};

use super::{CompareReport, table::why_not};
use crate::{
    chart::{Chart, name},
    page::{self, prose},
    xml::escape,
};

pub(super) fn write(report: &CompareReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    page::begin(&format!("mskwise: {}", report.verdict()), out)?;
    writeln!(
        out,
        "<header>\n<h1>Standard, Express or Serverless</h1>\n</header>\n<main>"
    )?;
    comparison(report, 2, out)?;
    writeln!(out, "</main>")?;
    page::end(env!("CARGO_PKG_VERSION"), out)
}

/// The picture over one input; nothing where there is nothing to draw.
pub(super) fn chart(
    report: &CompareReport<'_>,
    input: Input,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let chart = Chart::of(
        input,
        report.comparison,
        report.scenario,
        report.book,
        report.currency(),
    );
    chart.map_or(Ok(()), |chart| chart.write(out))
}

/// The comparison, with headings from a level on.
pub(crate) fn comparison(
    report: &CompareReport<'_>,
    level: u8,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let comparison = report.comparison;
    let (verdict, region) = (escape(&report.verdict()), escape(&report.scenario.region));
    writeln!(
        out,
        "<p class=\"lead\"><strong>{verdict}</strong>, in {region}.</p>\n<p>{}.</p>",
        escape(&report.summary())
    )?;
    best(report, out)?;
    writeln!(out, "<h{level}>Where the answer turns</h{level}>")?;
    for input in Input::ALL {
        let mut picture = String::new();
        chart(report, input, &mut picture)?;
        if picture.is_empty() {
            continue;
        }
        writeln!(
            out,
            "<figure class=\"chart\"><figcaption>Cost a month by {}, everything else as it is; circles mark where one kind \
             overtakes another.</figcaption>\n{picture}</figure>",
            input.as_str()
        )?;
    }
    page::list(level + 1, "In figures", &report.turns(), out)?;
    page::list(level, "What moves the bill", &report.effects(), out)?;
    page::list(
        level,
        "Outside MSK, for orientation",
        &report.outside(),
        out,
    )?;
    let assumed = comparison.sizing.assumptions.iter();
    let assumed: Vec<String> = assumed.map(|one| one.text.clone()).collect();
    page::list(level, "Assumed for the comparison", &assumed, out)?;
    page::list(level, "Open questions of metering", &report.open(), out)?;
    all(report, out)
}

fn best(report: &CompareReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let month = format!("#{} a month", report.currency());
    page::table(
        "The cheapest of each kind",
        &["Kind", "Set-up", &month, "Decided by"],
        out,
    )?;
    let winner = report.comparison.winner();
    for candidate in report.comparison.best() {
        let class = if Some(candidate) == winner {
            " class=\"best\""
        } else {
            ""
        };
        let total = candidate.total();
        let bounds = if total.is_exact() {
            String::new()
        } else {
            format!("<span class=\"how\">{} to {}</span>", total.low, total.high)
        };
        writeln!(
            out,
            "<tr{class}><th scope=\"row\">{}</th><td>{}</td><td class=\"figure\">{}{bounds}</td><td>{}</td></tr>",
            name(candidate.kind),
            escape(&candidate.label()),
            total.typical,
            candidate.binding.unwrap_or("")
        )?;
    }
    page::table_end(out)?;
    for candidate in report.comparison.best() {
        writeln!(
            out,
            "<details><summary>How {} came about</summary>\n<ul>",
            escape(&candidate.label())
        )?;
        for sentence in report.why(candidate) {
            writeln!(out, "<li>{}</li>", prose(&sentence))?;
        }
        writeln!(out, "</ul></details>")?;
    }
    Ok(())
}

fn all(report: &CompareReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let candidates = &report.comparison.sizing.candidates;
    writeln!(
        out,
        "<details><summary>All {} candidates, and why the others are out</summary>",
        candidates.len()
    )?;
    let month = format!("#{} a month", report.currency());
    page::table("Candidates", &["Set-up", &month, "Verdict"], out)?;
    for candidate in candidates {
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"figure\">{}</td><td>{}</td></tr>",
            escape(&candidate.label()),
            candidate.total().typical,
            verdict(candidate)
        )?;
    }
    page::table_end(out)?;
    writeln!(out, "</details>")
}

fn verdict(candidate: &Candidate) -> String {
    if candidate.fits() {
        let decided = candidate
            .binding
            .map(|binding| format!(", decided by {binding}"));
        return format!(
            "<span class=\"yes\">fits</span>{}",
            decided.unwrap_or_default()
        );
    }
    let why = why_not(candidate);
    let why = why.strip_prefix("out: ").unwrap_or(&why);
    format!("<span class=\"no\">out</span>: {}", prose(why))
}
