//! JUnit XML: a suite per file, a case per finding. Errors and warnings fail, notes pass and speak, suppressed findings
//! are skipped with their reason, and a file without findings is one case that passes.

use std::fmt;

use lint::{Finding, Severity};
use model::File;

use super::{LintReport, Summary};
use crate::{spot::Spot, xml::escape};

pub(super) fn write(report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let summary = Summary::of(report);
    let failures = summary.errors + summary.warnings;
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    let suites: Vec<Suite<'_>> = report.ours().map(|file| Suite::of(report, file)).collect();
    let tests: usize = suites.iter().map(Suite::cases).sum();
    let skipped = summary.suppressed;
    writeln!(
        out,
        r#"<testsuites name="mskwise" tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}">"#
    )?;
    for suite in &suites {
        suite.write(report, out)?;
    }
    writeln!(out, "</testsuites>")
}

struct Suite<'r> {
    file: &'r str,
    found: Vec<&'r Finding>,
    suppressed: Vec<&'r (Finding, String)>,
}

impl<'r> Suite<'r> {
    fn of(report: &LintReport<'r>, file: &File) -> Self {
        let run = report.run;
        let suppressed = run.suppressed.iter();
        Self {
            file: report.sources.name(file.id),
            found: run
                .findings
                .iter()
                .filter(|one| one.at.file == file.id)
                .collect(),
            suppressed: suppressed
                .filter(|(one, _)| one.at.file == file.id)
                .collect(),
        }
    }

    fn cases(&self) -> usize {
        (self.found.len() + self.suppressed.len()).max(1)
    }

    fn write(&self, report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
        let file = escape(self.file);
        let fails = |finding: &&&Finding| finding.effective_severity() > Severity::Note;
        let failures = self.found.iter().filter(fails).count();
        let (tests, skipped) = (self.cases(), self.suppressed.len());
        writeln!(
            out,
            r#"  <testsuite name="{file}" tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}">"#
        )?;
        if self.found.is_empty() && self.suppressed.is_empty() {
            writeln!(
                out,
                r#"    <testcase classname="{file}" name="no findings"/>"#
            )?;
        }
        for finding in &self.found {
            self.case(report, finding, out)?;
            let severity = finding.effective_severity();
            let text = [Some(finding.message.as_str()), finding.help.as_deref()];
            let text: Vec<&str> = text.into_iter().flatten().collect();
            let text = escape(&text.join("\n"));
            if severity == Severity::Note {
                writeln!(out, "      <system-out>{text}</system-out>")?;
            } else {
                let (kind, message) = (severity.as_str(), escape(&finding.message));
                writeln!(
                    out,
                    r#"      <failure type="{kind}" message="{message}">{text}</failure>"#
                )?;
            }
            writeln!(out, "    </testcase>")?;
        }
        for (finding, reason) in &self.suppressed {
            self.case(report, finding, out)?;
            writeln!(out, r#"      <skipped message="{}"/>"#, escape(reason))?;
            writeln!(out, "    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn case(
        &self,
        report: &LintReport<'_>,
        finding: &Finding,
        out: &mut impl fmt::Write,
    ) -> fmt::Result {
        let start = Spot::of(finding.at, report.sources).start;
        let (file, rule, name) = (
            escape(self.file),
            escape(&finding.rule),
            escape(&finding.name),
        );
        let (line, column) = (start.line, start.column);
        writeln!(
            out,
            r#"    <testcase classname="{file}" name="{rule} {name} at {line}:{column}" file="{file}" line="{line}">"#
        )
    }
}
