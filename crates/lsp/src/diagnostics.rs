//! Findings as the editor shows them. In: a run; out: diagnostics by file.

use std::{collections::BTreeMap, path::Path};

use fact::{FileId, Sources, Span};
use lint::{Finding, Page, Rule, Severity};
use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    Location, NumberOrString,
};
use serde_json::json;

use crate::{
    folder::Look,
    lines::{Encoding, Lines},
    uri,
};

/// The texts of a run, each counted into lines once.
struct Texts<'s> {
    sources: &'s Sources,
    encoding: Encoding,
    lines: BTreeMap<FileId, Lines<'s>>,
}

impl<'s> Texts<'s> {
    fn range(&mut self, span: Span) -> lsp_types::Range {
        let lines = self.lines.entry(span.file).or_insert_with(|| {
            let source = self.sources.get(span.file);
            Lines::new(source.map_or("", |source| source.text()), self.encoding)
        });
        lines.range(span.range())
    }
}

/// The diagnostics of all files that have some, by name.
pub(crate) fn of(
    look: &Look,
    root: &Path,
    encoding: Encoding,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let mut found: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    let mut pages: BTreeMap<&str, Option<Page>> = BTreeMap::new();
    let sources = &look.estate.sources;
    let mut texts = Texts {
        sources,
        encoding,
        lines: BTreeMap::new(),
    };
    for finding in &look.run.findings {
        let page = pages.entry(&finding.rule).or_insert_with(|| {
            let rule = rule(&finding.rule)?;
            rule.read_page().ok()
        });
        let one = one(finding, page.as_ref(), &mut texts, root);
        found
            .entry(sources.name(finding.at.file).to_owned())
            .or_default()
            .push(one);
    }
    found
}

/// One of our rules, by its id; none for users' own Guard rules.
pub(crate) fn rule(id: &str) -> Option<&'static Rule> {
    rules::ALL.iter().find(|rule| rule.id() == id)
}

fn one(finding: &Finding, page: Option<&Page>, texts: &mut Texts<'_>, root: &Path) -> Diagnostic {
    let mut message = finding.message.clone();
    if let Some(help) = &finding.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    let related = finding.related.iter().filter_map(|label| {
        let name = texts.sources.name(label.span.file);
        let uri = uri::of(&root.join(name))?;
        Some(DiagnosticRelatedInformation {
            location: Location::new(uri, texts.range(label.span)),
            message: label.text.clone(),
        })
    });
    let related: Vec<_> = related.collect();
    Diagnostic {
        range: texts.range(finding.at),
        severity: Some(severity(finding.effective_severity())),
        code: Some(NumberOrString::String(finding.rule.clone())),
        code_description: page.and_then(read_on),
        source: Some("mskwise".into()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        tags: tag(&finding.name).map(|tag| vec![tag]),
        data: Some(json!({ "fingerprint": finding.fingerprint })),
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
    }
}

/// The page to read on: the first source of the rule that has an address.
fn read_on(page: &Page) -> Option<CodeDescription> {
    let mut addresses = page.sources.iter().filter_map(|source| source.url.as_ref());
    let href = addresses.next()?.parse().ok()?;
    Some(CodeDescription { href })
}

/// How the editor may draw it besides underlining: what has no effect is paler, what is on its way out is struck.
fn tag(name: &str) -> Option<DiagnosticTag> {
    match name {
        "unused-suppression" | "duplicate-key" | "repeated-setting" => {
            Some(DiagnosticTag::UNNECESSARY)
        }
        "removed-partitioner"
        | "setting-not-in-kafka-version"
        | "zookeeper-setting-on-kraft"
        | "kafka-version-past-support"
        | "kafka-version-support-ends-soon"
        | "previous-generation-broker" => Some(DiagnosticTag::DEPRECATED),
        _ => None,
    }
}
