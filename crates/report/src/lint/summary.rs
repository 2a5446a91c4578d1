//! A run in numbers.

use std::fmt;

use lint::{Finding, Severity};
use model::{File, FileKind};

use super::LintReport;
use crate::text::count;

/// How much was read and found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that were understood, or should have been.
    pub files: usize,
    /// Rules that ran.
    pub rules: usize,
    /// Findings that count as errors.
    pub errors: usize,
    /// Findings that count as warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
    /// Findings somebody decided to live with.
    pub suppressed: usize,
    /// Findings that the baseline knows.
    pub known: usize,
    /// Findings that were mended before these were told.
    pub fixed: usize,
}

impl Summary {
    /// The numbers of a run.
    #[must_use]
    pub fn of(report: &LintReport<'_>) -> Self {
        let run = report.run;
        let of = |severity: Severity| {
            let alike = |finding: &&Finding| finding.effective_severity() == severity;
            run.findings.iter().filter(alike).count()
        };
        Self {
            files: report.ours().count(),
            rules: run.rules,
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Note),
            suppressed: run.suppressed.len(),
            fixed: run.fixed,
            known: run.baseline.as_ref().map_or(0, |known| known.hidden),
        }
    }
}

impl LintReport<'_> {
    /// The files that are ours: recognised, or with a finding that says why not.
    pub fn ours(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| {
            file.kind != FileKind::Other
                || self
                    .run
                    .findings
                    .iter()
                    .any(|finding| finding.at.file == file.id)
        })
    }
}

impl fmt::Display for Summary {
    /// `3 errors, 2 warnings, 1 note in 4 files; 61 rules`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.notes, "note"),
        ];
        let found: Vec<String> = kinds
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, one)| count(*number, one))
            .collect();
        let found = if found.is_empty() {
            "no findings".to_owned()
        } else {
            found.join(", ")
        };
        let (files, rules) = (count(self.files, "file"), count(self.rules, "rule"));
        write!(f, "{found} in {files}; {rules}")?;
        if self.suppressed > 0 {
            write!(f, "; {} suppressed", self.suppressed)?;
        }
        if self.known > 0 {
            write!(f, "; {} known", self.known)?;
        }
        if self.fixed > 0 {
            write!(f, "; {} fixed", self.fixed)?;
        }
        Ok(())
    }
}
