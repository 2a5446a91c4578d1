//! GitLab's code quality report: an array of issues (the subset of the Code Climate format that GitLab reads).

use std::fmt;

use lint::Severity;
use serde::Serialize;

use super::LintReport;
use crate::{spot::Spot, text};

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    fingerprint: &'r str,
    severity: &'static str,
    location: Location<'r>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

pub(super) fn write(report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let issues = report.run.findings.iter().map(|finding| {
        let spot = Spot::of(finding.at, report.sources);
        Issue {
            description: format!("{} {}: {}", finding.rule, finding.name, finding.message),
            check_name: &finding.rule,
            fingerprint: &finding.fingerprint,
            severity: match finding.effective_severity() {
                Severity::Error => "critical",
                Severity::Warning => "major",
                Severity::Note => "info",
            },
            location: Location {
                path: spot.file,
                lines: Lines {
                    begin: spot.start.line,
                    end: spot.last_line(),
                },
            },
        }
    });
    text::json(&issues.collect::<Vec<_>>(), out)
}
