//! One line per finding: `file:line:col: severity[MSK101] message`, as editors and `grep` like it.

use std::fmt;

use fact::Confidence;

use super::{LintReport, Look};
use crate::text::line;

pub(super) fn write(
    report: &LintReport<'_>,
    look: &Look,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    for finding in &report.run.findings {
        let file = report.sources.name(finding.at.file);
        let (row, column) = report
            .sources
            .start(finding.at)
            .map_or((1, 1), |start| (start.line, start.column));
        let severity = finding.effective_severity();
        let (on, off) = if look.colour {
            (super::paint(severity), "\u{1b}[0m")
        } else {
            ("", "")
        };
        write!(out, "{}:{row}:{column}: ", line(file))?;
        write!(out, "{on}{}[{}]{off} ", severity.as_str(), finding.rule)?;
        write!(out, "{}", line(&finding.message))?;
        if finding.confidence != Confidence::High {
            write!(out, " ({} confidence)", finding.confidence.as_str())?;
        }
        writeln!(out)?;
    }
    Ok(())
}
