//! Workflow commands that GitHub shows as annotations of the changed lines, worst first. GitHub shows ten of each
//! level per step and drops the rest, so the rest comes as plain lines and is counted.

use std::fmt;

use lint::{Finding, Severity};

use super::LintReport;
use crate::{spot::Spot, text::line};

/// How many annotations of one level GitHub keeps per step (GitHub Docs, "Workflow commands", limits).
const KEPT: usize = 10;

pub(super) fn write(report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let mut worst_first: Vec<&Finding> = report.run.findings.iter().collect();
    worst_first.sort_by_key(|finding| std::cmp::Reverse(finding.effective_severity()));
    let (mut level, mut shown, mut dropped) = (None, 0, 0);
    for finding in worst_first {
        let severity = finding.effective_severity();
        if level != Some(severity) {
            (level, shown) = (Some(severity), 0);
        }
        shown += 1;
        if shown > KEPT {
            dropped += 1;
            plain(report, finding, out)?;
        } else {
            annotation(report, finding, out)?;
        }
    }
    if dropped > 0 {
        writeln!(
            out,
            "{dropped} more without annotation: GitHub keeps {KEPT} of each level per step"
        )?;
    }
    Ok(())
}

fn annotation(
    report: &LintReport<'_>,
    finding: &Finding,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let level = match finding.effective_severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let spot = Spot::of(finding.at, report.sources);
    let (first, last) = (spot.start.line, spot.last_line());
    write!(out, "::{level} file={},line={first}", property(spot.file))?;
    if first == last {
        // Columns of different lines are refused.
        write!(
            out,
            ",col={},endColumn={}",
            spot.start.column, spot.end.column
        )?;
    } else {
        write!(out, ",endLine={last}")?;
    }
    let title = format!("{} {}", finding.rule, finding.name);
    write!(
        out,
        ",title={}::{}",
        property(&title),
        data(&finding.message)
    )?;
    if let Some(help) = &finding.help {
        write!(out, "%0A{}", data(help))?;
    }
    writeln!(out)
}

fn plain(report: &LintReport<'_>, finding: &Finding, out: &mut impl fmt::Write) -> fmt::Result {
    let spot = Spot::of(finding.at, report.sources);
    let (file, row, column) = (line(spot.file), spot.start.line, spot.start.column);
    let severity = finding.effective_severity().as_str();
    writeln!(
        out,
        "{file}:{row}:{column}: {severity}[{}] {}",
        finding.rule,
        line(&finding.message)
    )
}

/// Escapes what follows the second pair of colons.
fn data(text: &str) -> String {
    let lines: Vec<String> = text
        .split(['\n', '\r'])
        .map(|part| line(part).replace('%', "%25"))
        .collect();
    lines.join("%0A")
}

/// Escapes what stands between commas.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_user_writes_ends_a_command() {
        assert_eq!(data("100%\n::error::x"), "100%25%0A::error::x");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
