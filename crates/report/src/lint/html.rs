//! One HTML page that stands alone: no script, no request, light and dark, readable by keyboard and screen reader.

use std::fmt;

use fact::{Confidence, FileId};
use lint::{Finding, Severity};

use super::{LintReport, Summary};
use crate::{
    excerpt::{Row, excerpt},
    page::{self, prose},
    spot::Spot,
    text::count,
    xml::escape,
};

pub(super) fn write(report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let summary = Summary::of(report);
    page::begin(&format!("mskwise: {summary}"), out)?;
    writeln!(out, "<header>\n<h1>mskwise report</h1>")?;
    writeln!(out, "<p class=\"sum\">{summary}</p>")?;
    filter(&summary, out)?;
    writeln!(out, "</header>\n<main>")?;
    findings(report, 2, out)?;
    writeln!(out, "</main>")?;
    page::end(report.version, out)
}

/// The findings by file, the names of files as headings of a level.
pub(crate) fn findings(
    report: &LintReport<'_>,
    level: u8,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    if report.run.findings.is_empty() {
        writeln!(out, "<p>No findings.</p>")?;
    }
    for file in report.ours() {
        section(report, file.id, level, out)?;
    }
    accepted(report, out)
}

/// Boxes that hide a severity; the style sheet does the hiding.
fn filter(summary: &Summary, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "<fieldset>\n<legend>Show</legend>")?;
    let kinds = [
        ("error", summary.errors),
        ("warning", summary.warnings),
        ("note", summary.notes),
    ];
    for (name, number) in kinds {
        let words = count(number, name);
        writeln!(
            out,
            "<label><input type=\"checkbox\" id=\"show-{name}\" checked> {words}</label>"
        )?;
    }
    writeln!(out, "</fieldset>")
}

fn section(
    report: &LintReport<'_>,
    file: FileId,
    level: u8,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let mut found: Vec<&Finding> = report
        .run
        .findings
        .iter()
        .filter(|one| one.at.file == file)
        .collect();
    if found.is_empty() {
        return Ok(());
    }
    found.sort_by_key(|finding| std::cmp::Reverse(finding.effective_severity()));
    writeln!(
        out,
        "<section>\n<h{level}>{}</h{level}>",
        escape(report.sources.name(file))
    )?;
    for finding in found {
        article(report, finding, level + 1, out)?;
    }
    writeln!(out, "</section>")
}

fn article(
    report: &LintReport<'_>,
    finding: &Finding,
    level: u8,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let severity = finding.effective_severity();
    let (rule, name) = (escape(&finding.rule), escape(&finding.name));
    let id = escape(&finding.fingerprint);
    writeln!(out, "<article class=\"{}\" id=\"f-{id}\">", class(severity))?;
    write!(
        out,
        "<h{level}><span class=\"badge\">{}</span> {}</h{level}>",
        severity.as_str(),
        prose(&finding.message)
    )?;
    write!(out, "<p class=\"meta\"><code>{rule}</code> {name}")?;
    if finding.confidence != Confidence::High {
        write!(out, " · {} confidence", finding.confidence.as_str())?;
    }
    if !finding.path.as_str().is_empty() {
        write!(out, " · <code>{}</code>", escape(finding.path.as_str()))?;
    }
    writeln!(out, "</p>")?;
    snippet(report, finding.at, None, out)?;
    for label in &finding.related {
        snippet(report, label.span, Some(&label.text), out)?;
    }
    if let Some(help) = &finding.help {
        writeln!(
            out,
            "<p class=\"fix\"><strong>Fix:</strong> {}</p>",
            prose(help)
        )?;
    }
    if let Some(impact) = &finding.impact {
        let (monthly, currency) = (escape(&impact.monthly), escape(&impact.currency));
        writeln!(
            out,
            "<p><strong>Cost:</strong> {monthly} {currency} a month: {}</p>",
            prose(&impact.note)
        )?;
    }
    writeln!(out, "</article>")
}

fn snippet(
    report: &LintReport<'_>,
    span: fact::Span,
    caption: Option<&str>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let start = Spot::of(span, report.sources);
    let place = format!(
        "{}:{}:{}",
        escape(start.file),
        start.start.line,
        start.start.column
    );
    write!(out, "<figure><figcaption>{place}")?;
    if let Some(caption) = caption {
        write!(out, ": {}", prose(caption))?;
    }
    // A wide snippet scrolls; the keyboard must reach it.
    write!(out, "</figcaption><pre tabindex=\"0\">")?;
    for row in excerpt(span, report.sources) {
        let Row {
            number,
            before,
            marked,
            after,
        } = row;
        let mark = if marked.is_empty() {
            String::new()
        } else {
            format!("<mark>{}</mark>", escape(&marked))
        };
        writeln!(
            out,
            "<span class=\"n\">{number:>4}</span> {}{mark}{}",
            escape(&before),
            escape(&after)
        )?;
    }
    writeln!(out, "</pre></figure>")
}

fn accepted(report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    if report.run.suppressed.is_empty() {
        return Ok(());
    }
    let number = count(report.run.suppressed.len(), "suppressed finding");
    writeln!(out, "<details><summary>{number}</summary>\n<ul>")?;
    for (finding, reason) in &report.run.suppressed {
        let spot = Spot::of(finding.at, report.sources);
        let place = format!(
            "{}:{}:{}",
            escape(spot.file),
            spot.start.line,
            spot.start.column
        );
        let (rule, message) = (escape(&finding.rule), prose(&finding.message));
        writeln!(
            out,
            "<li><code>{rule}</code> {place}: {message} <em>Accepted: {}</em></li>",
            escape(reason)
        )?;
    }
    writeln!(out, "</ul></details>")
}

fn class(severity: Severity) -> &'static str {
    severity.as_str()
}
