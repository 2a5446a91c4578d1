//! The frame of a SARIF log: the tool, its rules, and one run.

use lint::{Page, Severity};
use serde::Serialize;

use super::result::Outcome;
use crate::lint::LintReport;

#[derive(Serialize)]
pub(super) struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: String,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_configuration: Option<Configuration>,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<&'static str>,
}

#[derive(Clone, Serialize)]
pub(super) struct Message {
    pub(super) text: String,
}

#[derive(Serialize)]
pub(super) struct Suppression {
    kind: &'static str,
    justification: String,
}

impl Log {
    pub(super) fn of<'r>(
        report: &LintReport<'_>,
        rules: impl Iterator<Item = &'r str>,
        results: Vec<Outcome>,
    ) -> Self {
        Self {
            schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [Run {
                tool: Tool {
                    driver: Driver {
                        name: "mskwise",
                        semantic_version: report.version.to_owned(),
                        rules: rules.map(|id| descriptor(report, id)).collect(),
                    },
                },
                column_kind: "unicodeCodePoints",
                results,
            }],
        }
    }
}

impl Suppression {
    pub(super) fn of(reason: &str) -> Self {
        Self {
            kind: "inSource",
            justification: reason.to_owned(),
        }
    }
}

pub(super) fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

fn descriptor(report: &LintReport<'_>, id: &str) -> Descriptor {
    let rule = report.rules.iter().find(|rule| rule.id() == id);
    let page = rule.and_then(|rule| rule.read_page().ok());
    let page = page.as_ref();
    Descriptor {
        id: id.to_owned(),
        name: page.map_or_else(|| id.to_owned(), |page| page.name.clone()),
        short_description: page.map(|page| Message {
            text: page.summary.clone(),
        }),
        help: page.map(help),
        default_configuration: page.map(|page| Configuration {
            level: level(page.severity),
        }),
        properties: Properties {
            tags: rule
                .map(|rule| rule.family.to_owned())
                .into_iter()
                .collect(),
            precision: page.map(|page| page.confidence.as_str()),
        },
    }
}

/// Why and how to mend it, without the examples.
fn help(page: &Page) -> Help {
    let (why, fix) = (page.section("Why"), page.section("Fix"));
    let sources: Vec<String> = page
        .sources
        .iter()
        .map(|source| match &source.url {
            Some(url) => format!("- [{}]({url})", source.title),
            None => format!("- {}", source.title),
        })
        .collect();
    let sources = sources.join("\n");
    let summary = &page.summary;
    Help {
        text: format!("{summary}\n\n{why}\n\n{fix}"),
        markdown: format!("{summary}\n\n## Why\n{why}\n\n## Fix\n{fix}\n\n## Sources\n{sources}"),
    }
}
