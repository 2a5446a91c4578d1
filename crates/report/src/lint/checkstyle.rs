//! Checkstyle XML: an element per file, an error per finding.

use std::fmt;

use lint::Severity;

use super::LintReport;
use crate::{spot::Spot, xml::escape};

pub(super) fn write(report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<checkstyle version="4.3">"#)?;
    for file in report.ours() {
        let found = report
            .run
            .findings
            .iter()
            .filter(|one| one.at.file == file.id);
        writeln!(
            out,
            r#"  <file name="{}">"#,
            escape(report.sources.name(file.id))
        )?;
        for finding in found {
            let start = Spot::of(finding.at, report.sources).start;
            let severity = match finding.effective_severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "info",
            };
            let help = finding.help.as_deref().map(|help| format!("; {help}"));
            let message = format!("{}{}", finding.message, help.unwrap_or_default());
            let (line, column, rule) = (start.line, start.column, escape(&finding.rule));
            let message = escape(&message);
            writeln!(
                out,
                r#"    <error line="{line}" column="{column}" severity="{severity}" message="{message}" source="mskwise.{rule}"/>"#
            )?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}
