//! The table of rules and the page of one, as documents.

use lint::{Page, Rule, Verdict};
use serde::Serialize;

use crate::answer::{Problems, answer, json};

#[derive(Debug, Serialize)]
struct Entry {
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

#[derive(Debug, Serialize)]
struct Explained {
    schema: &'static str,
    #[serde(flatten)]
    entry: Entry,
    /// The Markdown of the page, summary first, fences with their words.
    body: String,
    sources: Vec<Source>,
    examples: Vec<Example>,
}

#[derive(Debug, Serialize)]
struct Source {
    title: String,
    url: Option<String>,
    as_of: String,
}

#[derive(Debug, Serialize)]
struct Example {
    /// `bad` or `good`.
    verdict: &'static str,
    files: Vec<File>,
    today: Option<String>,
    region: Option<String>,
    profile: Option<String>,
}

#[derive(Debug, Serialize)]
struct File {
    name: String,
    text: String,
}

/// Every rule, a plain array as on the command line.
#[must_use]
pub fn rules() -> String {
    let entry = |rule: &Rule| Ok(entry(rule, page(rule)?).0);
    let rules: Result<Vec<Entry>, Problems> = rules::ALL.iter().map(entry).collect();
    answer(rules.map(|rules| json(&rules)))
}

/// The page of a rule by id or name: `mskwise/explain/1`.
#[must_use]
pub fn explain(name: &str) -> String {
    answer(explained(name.trim()))
}

fn explained(name: &str) -> Result<String, Problems> {
    let named = |rule: &&Rule| rule.id().eq_ignore_ascii_case(name) || rule.name() == name;
    let Some(rule) = rules::ALL.iter().find(named) else {
        return Err(Problems::one(format!("nothing here is called `{name}`")));
    };
    let page = page(rule)?;
    let examples = page.examples().map_err(Problems::one)?;
    let (entry, page) = entry(rule, page);
    Ok(json(&Explained {
        schema: "mskwise/explain/1",
        entry,
        body: page.body,
        sources: page
            .sources
            .into_iter()
            .map(|source| Source {
                title: source.title,
                url: source.url,
                as_of: source.as_of,
            })
            .collect(),
        examples: examples.into_iter().map(example).collect(),
    }))
}

fn page(rule: &Rule) -> Result<Page, Problems> {
    rule.read_page().map_err(Problems::one)
}

fn entry(rule: &Rule, page: Page) -> (Entry, Page) {
    let entry = Entry {
        id: page.id.clone(),
        name: page.name.clone(),
        family: rule.family,
        since: page.since.clone(),
        severity: page.severity.as_str(),
        confidence: page.confidence.as_str(),
        profile: page.profile.clone(),
        inputs: page.inputs.clone(),
        also: page.also.clone(),
        summary: page.summary.clone(),
    };
    (entry, page)
}

fn example(example: lint::Example) -> Example {
    Example {
        verdict: match example.verdict {
            Verdict::Bad => "bad",
            Verdict::Good => "good",
        },
        files: example
            .files
            .into_iter()
            .map(|file| File {
                name: file.name,
                text: file.text,
            })
            .collect(),
        today: example.today,
        region: example.region,
        profile: example.profile,
    }
}
