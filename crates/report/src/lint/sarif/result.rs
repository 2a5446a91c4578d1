//! One result of a SARIF log.

use fact::{Sources, Span};
use lint::{Finding, Fix};
use serde::Serialize;

use super::log::{Message, Suppression, level};
use crate::{lint::LintReport, spot::Spot};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome {
    rule_id: String,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Change>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Vec<Suppression>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    properties: Properties,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "mskwise/v1")]
    ours: String,
}

#[derive(Serialize)]
struct Properties {
    confidence: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    description: Message,
    artifact_changes: Vec<ArtifactChange>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: Artifact,
    replacements: [Replacement; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

pub(super) fn of(
    report: &LintReport<'_>,
    finding: &Finding,
    rule_index: usize,
    suppressions: Option<Vec<Suppression>>,
) -> Outcome {
    let sources = report.sources;
    let text = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let path = finding.path.as_str();
    let logical = (!path.is_empty()).then(|| Logical {
        fully_qualified_name: path.to_owned(),
    });
    let related = finding
        .related
        .iter()
        .enumerate()
        .map(|(at, label)| Location {
            id: Some(at + 1),
            message: Some(Message {
                text: label.text.clone(),
            }),
            ..location(label.span, sources)
        });
    Outcome {
        rule_id: finding.rule.clone(),
        rule_index,
        level: level(finding.effective_severity()),
        message: Message { text },
        locations: [Location {
            logical_locations: logical.into_iter().collect(),
            ..location(finding.at, sources)
        }],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints {
            ours: finding.fingerprint.clone(),
        },
        fixes: finding.fix.iter().map(|fix| change(fix, sources)).collect(),
        suppressions,
        // What a baseline knows is not told, and what is suppressed does not stand in one: the rest is new, and every
        // result of a run has a state or none has (SARIF 2.1.0, 3.27.24).
        baseline_state: report.run.baseline.is_some().then_some("new"),
        properties: Properties {
            confidence: finding.confidence.as_str(),
        },
    }
}

fn location(span: Span, sources: &Sources) -> Location {
    Location {
        id: None,
        physical_location: Physical {
            artifact_location: artifact(span, sources),
            region: region(span, sources),
        },
        logical_locations: Vec::new(),
        message: None,
    }
}

fn artifact(span: Span, sources: &Sources) -> Artifact {
    Artifact {
        uri: uri(sources.name(span.file)),
    }
}

fn region(span: Span, sources: &Sources) -> Region {
    let spot = Spot::of(span, sources);
    Region {
        start_line: spot.start.line,
        start_column: spot.start.column,
        end_line: spot.end.line,
        end_column: spot.end.column,
    }
}

fn change(fix: &Fix, sources: &Sources) -> Change {
    let edits = fix.edits.iter().map(|edit| ArtifactChange {
        artifact_location: artifact(edit.span, sources),
        replacements: [Replacement {
            deleted_region: region(edit.span, sources),
            inserted_content: Message {
                text: edit.text.clone(),
            },
        }],
    });
    Change {
        description: Message {
            text: fix.title.clone(),
        },
        artifact_changes: edits.collect(),
    }
}

/// A file name as a relative reference (RFC 3986): everything but unreserved characters and `/` is escaped.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn names_become_references() {
        assert_eq!(uri("infra/a b#ü.yaml"), "infra/a%20b%23%C3%BC.yaml");
    }
}
