//! A Markdown page for a review comment or a job summary: the numbers, a table worst first, what to do, and what was
//! suppressed.

use std::fmt;

use fact::Confidence;
use lint::Finding;

use super::{LintReport, Summary};
use crate::{markdown::escape, spot::Spot, text::count};

pub(super) fn write(report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "## mskwise: {}\n", Summary::of(report))?;
    findings(report, out)
}

/// The tables without the heading.
pub(crate) fn findings(report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let run = report.run;
    if !run.findings.is_empty() {
        writeln!(out, "| Severity | Where | Rule | What |\n|---|---|---|---|")?;
        let mut worst_first: Vec<&Finding> = run.findings.iter().collect();
        worst_first.sort_by_key(|finding| std::cmp::Reverse(finding.effective_severity()));
        for finding in worst_first {
            row(report, finding, out)?;
        }
        writeln!(out)?;
    }
    if run.suppressed.is_empty() {
        return Ok(());
    }
    let number = count(run.suppressed.len(), "suppressed finding");
    writeln!(out, "<details><summary>{number}</summary>\n")?;
    writeln!(
        out,
        "| Where | Rule | What | Why it is accepted |\n|---|---|---|---|"
    )?;
    for (finding, reason) in &run.suppressed {
        let (place, rule) = (place(report, finding), rule(finding));
        let (message, reason) = (escape(&finding.message), escape(reason));
        writeln!(out, "| {place} | {rule} | {message} | {reason} |")?;
    }
    writeln!(out, "\n</details>")
}

fn row(report: &LintReport<'_>, finding: &Finding, out: &mut impl fmt::Write) -> fmt::Result {
    let severity = finding.effective_severity().as_str();
    let sure = if finding.confidence == Confidence::High {
        String::new()
    } else {
        format!(" ({} confidence)", finding.confidence.as_str())
    };
    write!(
        out,
        "| {severity}{sure} | {} | {} ",
        place(report, finding),
        rule(finding)
    )?;
    write!(out, "| {}", escape(&finding.message))?;
    if let Some(help) = &finding.help {
        write!(out, "<br>**Fix:** {}", escape(help))?;
    }
    if let Some(impact) = &finding.impact {
        let (monthly, currency) = (&impact.monthly, &impact.currency);
        let told = format!("{monthly} {currency} a month: {}", impact.note);
        write!(out, "<br>**Cost:** {}", escape(&told))?;
    }
    for label in &finding.related {
        let spot = Spot::of(label.span, report.sources);
        let (file, line) = (escape(spot.file), spot.start.line);
        write!(out, "<br>{file}:{line}: {}", escape(&label.text))?;
    }
    writeln!(out, " |")
}

fn place(report: &LintReport<'_>, finding: &Finding) -> String {
    let spot = Spot::of(finding.at, report.sources);
    format!(
        "{}:{}:{}",
        escape(spot.file),
        spot.start.line,
        spot.start.column
    )
}

fn rule(finding: &Finding) -> String {
    format!("{} {}", finding.rule, finding.name)
}
