//! The published JSON document `mskwise/lint/1`. Fields may be added, none renamed; its structs are its own so that
//! the inside can change. The schema is `crates/report/schema/lint-1.json`.

use std::fmt;

use fact::{Sources, Span};
use lint::Finding;
use serde::Serialize;

use super::{LintReport, Summary};
use crate::{spot::Spot, text};

/// The name and version of the document.
pub const SCHEMA: &str = "mskwise/lint/1";

/// The whole document.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    schema: &'static str,
    version: String,
    summary: Numbers,
    findings: Vec<Found>,
    suppressed: Vec<Found>,
    /// What became of the known findings; left out without a baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<Known>,
    sources: Vec<SourceFile>,
    /// The sets of parameter values that were linted; only where there were several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sets: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Known {
    hidden: usize,
    elsewhere: usize,
    fixed: Vec<Gone>,
    moved: Vec<Moved>,
}

#[derive(Clone, Debug, Serialize)]
struct Moved {
    from: String,
    to: String,
    findings: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Gone {
    rule: String,
    at: String,
    fingerprint: String,
}

#[derive(Clone, Debug, Serialize)]
struct Numbers {
    files: usize,
    rules: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    suppressed: usize,
}

/// A finding as documents hold it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Found {
    rule: String,
    name: String,
    severity: &'static str,
    confidence: &'static str,
    message: String,
    help: Option<String>,
    file: String,
    path: String,
    start: Place,
    end: Place,
    /// The assumption the finding rests on; null when it holds in every case.
    case: Option<String>,
    /// The CDK construct it is about; left out for what CDK did not make.
    #[serde(skip_serializing_if = "Option::is_none")]
    construct: Option<String>,
    /// The sets of parameter values it holds for; left out when it holds for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sets: Vec<String>,
    related: Vec<Related>,
    fix: Option<Fix>,
    impact: Option<Impact>,
    fingerprint: String,
    /// Why somebody lives with it; only among the suppressed.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Place {
    byte: u32,
    line: u32,
    column: u32,
}

#[derive(Clone, Debug, Serialize)]
struct Related {
    message: String,
    file: String,
    start: Place,
    end: Place,
}

#[derive(Clone, Debug, Serialize)]
struct Fix {
    title: String,
    safe: bool,
    edits: Vec<Edit>,
}

#[derive(Clone, Debug, Serialize)]
struct Edit {
    file: String,
    start: Place,
    end: Place,
    text: String,
}

#[derive(Clone, Debug, Serialize)]
struct Impact {
    monthly: String,
    currency: String,
    note: String,
}

#[derive(Clone, Debug, Serialize)]
struct SourceFile {
    file: String,
    kind: &'static str,
}

pub(super) fn write(report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    text::json(&Document::of(report), out)
}

impl Document {
    /// The document of a run.
    #[must_use]
    pub fn of(report: &LintReport<'_>) -> Self {
        let (sources, run) = (report.sources, report.run);
        let suppressed = run.suppressed.iter().map(|(finding, reason)| Found {
            reason: Some(reason.clone()),
            ..found(finding, sources)
        });
        let summary = Summary::of(report);
        Self {
            schema: SCHEMA,
            version: report.version.to_owned(),
            summary: Numbers {
                files: summary.files,
                rules: summary.rules,
                errors: summary.errors,
                warnings: summary.warnings,
                notes: summary.notes,
                suppressed: summary.suppressed,
            },
            findings: run.findings.iter().map(|one| found(one, sources)).collect(),
            suppressed: suppressed.collect(),
            baseline: run.baseline.as_ref().map(known),
            sources: report
                .ours()
                .map(|file| SourceFile {
                    file: sources.name(file.id).to_owned(),
                    kind: file.kind.as_str(),
                })
                .collect(),
            sets: run.sets.clone(),
        }
    }
}

impl Found {
    /// The same finding, among those somebody lives with.
    pub(crate) fn accepted(self, reason: &str) -> Self {
        Self {
            reason: Some(reason.to_owned()),
            ..self
        }
    }
}

fn known(verdicts: &lint::Verdicts) -> Known {
    let gone = |one: &lint::Known| Gone {
        rule: one.rule.clone(),
        at: one.at.clone(),
        fingerprint: one.fingerprint.clone(),
    };
    let moved = |one: &lint::Move| Moved {
        from: one.from.clone(),
        to: one.to.clone(),
        findings: one.findings,
    };
    Known {
        hidden: verdicts.hidden,
        elsewhere: verdicts.elsewhere,
        fixed: verdicts.fixed.iter().map(gone).collect(),
        moved: verdicts.moved.iter().map(moved).collect(),
    }
}

pub(crate) fn found(finding: &Finding, sources: &Sources) -> Found {
    let (start, end) = ends(finding.at, sources);
    Found {
        rule: finding.rule.clone(),
        name: finding.name.clone(),
        severity: finding.effective_severity().as_str(),
        confidence: finding.confidence.as_str(),
        message: finding.message.clone(),
        help: finding.help.clone(),
        file: sources.name(finding.at.file).to_owned(),
        path: finding.path.as_str().to_owned(),
        start,
        end,
        case: (!finding.case.is_always()).then(|| finding.case.to_string()),
        construct: finding.construct.clone(),
        sets: finding.sets.clone(),
        related: finding
            .related
            .iter()
            .map(|label| {
                let (start, end) = ends(label.span, sources);
                Related {
                    message: label.text.clone(),
                    file: sources.name(label.span.file).to_owned(),
                    start,
                    end,
                }
            })
            .collect(),
        fix: finding.fix.as_ref().map(|fix| Fix {
            title: fix.title.clone(),
            safe: fix.safe,
            edits: fix.edits.iter().map(|one| edit(one, sources)).collect(),
        }),
        impact: finding.impact.as_ref().map(|impact| Impact {
            monthly: impact.monthly.clone(),
            currency: impact.currency.clone(),
            note: impact.note.clone(),
        }),
        fingerprint: finding.fingerprint.clone(),
        reason: None,
    }
}

fn edit(edit: &lint::Edit, sources: &Sources) -> Edit {
    let (start, end) = ends(edit.span, sources);
    Edit {
        file: sources.name(edit.span.file).to_owned(),
        start,
        end,
        text: edit.text.clone(),
    }
}

fn ends(span: Span, sources: &Sources) -> (Place, Place) {
    let place = |at: fact::Position| Place {
        byte: at.byte,
        line: at.line,
        column: at.column,
    };
    let spot = Spot::of(span, sources);
    (place(spot.start), place(spot.end))
}
