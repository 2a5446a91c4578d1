//! The page of a rule as a document: `mskwise/explain/1`. In: a rule. Out: its front matter, its Markdown, its sources and
//! its examples.

use lint::{Page, PageError, Rule, Verdict};
use serde::Serialize;

/// A rule in the table of rules: what its front matter says, and its summary.
#[derive(Debug, Serialize)]
pub struct Entry {
    id: String,
    name: String,
    family: &'static str,
    since: String,
    severity: &'static str,
    confidence: &'static str,
    profile: Option<String>,
    inputs: Vec<String>,
    also: Vec<String>,
    summary: String,
}

impl Entry {
    /// The entry of a page in a family.
    #[must_use]
    pub fn of(family: &'static str, page: Page) -> Self {
        Self {
            id: page.id,
            name: page.name,
            family,
            since: page.since,
            severity: page.severity.as_str(),
            confidence: page.confidence.as_str(),
            profile: page.profile,
            inputs: page.inputs,
            also: page.also,
            summary: page.summary,
        }
    }
}

/// The document.
#[derive(Debug, Serialize)]
pub struct Explained {
    schema: &'static str,
    #[serde(flatten)]
    entry: Entry,
    /// The settings that it judges; `broker:*` and the like for all of a kind.
    settings: Vec<String>,
    /// The Markdown of the page, summary first, fences with their words.
    body: String,
    sources: Vec<Source>,
    examples: Vec<PageExample>,
}

/// Where a fact of the page comes from.
#[derive(Debug, Serialize)]
pub struct Source {
    title: String,
    url: Option<String>,
    as_of: String,
}

/// An example of the page.
#[derive(Debug, Serialize)]
pub struct PageExample {
    /// `bad` or `good`.
    verdict: &'static str,
    files: Vec<ExampleFile>,
    today: Option<String>,
    region: Option<String>,
    profile: Option<String>,
}

/// One file of an example.
#[derive(Debug, Serialize)]
pub struct ExampleFile {
    name: String,
    text: String,
}

/// The page of a rule.
///
/// # Errors
/// When the page is not well-formed.
pub fn explained(rule: &Rule) -> Result<Explained, PageError> {
    let mut page: Page = rule.read_page()?;
    let examples = page.examples()?;
    let sources = std::mem::take(&mut page.sources);
    Ok(Explained {
        schema: "mskwise/explain/1",
        settings: std::mem::take(&mut page.settings),
        body: std::mem::take(&mut page.body),
        sources: sources.into_iter().map(source).collect(),
        examples: examples.into_iter().map(example).collect(),
        entry: Entry::of(rule.family, page),
    })
}

fn source(source: lint::SourceNote) -> Source {
    Source {
        title: source.title,
        url: source.url,
        as_of: source.as_of,
    }
}

fn example(example: lint::Example) -> PageExample {
    let files = example.files.into_iter();
    PageExample {
        verdict: match example.verdict {
            Verdict::Bad => "bad",
            Verdict::Good => "good",
        },
        files: files
            .map(|file| ExampleFile {
                name: file.name,
                text: file.text,
            })
            .collect(),
        today: example.today,
        region: example.region,
        profile: example.profile,
    }
}
