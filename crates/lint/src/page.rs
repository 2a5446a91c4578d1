//! A rule's page: TOML front matter between `+++` lines, a summary sentence, Why, Fix and executable examples.

use fact::Confidence;

use crate::{Example, Severity, example, front::Front};

/// What the page of a rule says.
#[derive(Clone, Debug)]
pub struct Page {
    /// `MSK` and three digits; the first is the family.
    pub id: String,
    /// The fault in kebab case: reads after "allow".
    pub name: String,
    /// The version that brought the rule.
    pub since: String,
    /// How bad a finding is.
    pub severity: Severity,
    /// How sure a finding can be at most.
    pub confidence: Confidence,
    /// Which kinds of file it reads.
    pub inputs: Vec<String>,
    /// Ids of other tools' rules that it covers.
    pub also: Vec<String>,
    /// The profile it belongs to: `prod` rules are silent under `--profile dev`, `pedantic` ones unless asked for.
    pub profile: Option<String>,
    /// The settings of Kafka that it judges, by their plain names; `broker:*`, `topic:*` and `client:*` for all of a
    /// kind.
    pub settings: Vec<String>,
    /// Ids of rules whose findings at the same place have the same cause: they are told beside this one's.
    pub consequences: Vec<String>,
    /// Where its facts come from.
    pub sources: Vec<SourceNote>,
    /// One sentence.
    pub summary: String,
    /// The Markdown behind the front matter.
    pub body: String,
}

/// A source of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceNote {
    /// What it is called.
    pub title: String,
    /// Where it is, if it has an address.
    pub url: Option<String>,
    /// As of when it was read: a date, or a half-year such as `2026-H2` for a copy without one.
    pub as_of: String,
}

/// What keeps a page from being read.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There are no two `+++` lines.
    #[error("the page has no front matter between two `+++` lines")]
    NoFrontMatter,
    /// The front matter is not what it should be.
    #[error("front matter: {0}")]
    FrontMatter(String),
    /// There is no summary before the first heading.
    #[error("the page has no summary sentence before its first heading")]
    NoSummary,
    /// An example's fence says something unknown.
    #[error("example: {0}")]
    Example(String),
}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    /// When the front matter is missing or wrong, or there is no summary.
    pub fn parse(text: &str) -> Result<Self, PageError> {
        let rest = text.strip_prefix("+++\n").ok_or(PageError::NoFrontMatter)?;
        let (front, body) = rest.split_once("\n+++\n").ok_or(PageError::NoFrontMatter)?;
        let front = Front::read(front).map_err(PageError::FrontMatter)?;
        let body = body.trim_start().to_owned();
        let summary = body.split("\n\n").next().unwrap_or("").replace('\n', " ");
        if summary.is_empty() || summary.starts_with('#') {
            return Err(PageError::NoSummary);
        }
        Ok(Self {
            id: front.id,
            name: front.name,
            since: front.since,
            severity: front.severity,
            confidence: front.confidence,
            inputs: front.inputs,
            also: front.also,
            profile: front.profile,
            settings: front.settings,
            consequences: front.consequences,
            sources: front.sources,
            summary,
            body,
        })
    }

    /// The text of a `##` section without its heading; empty when there is none.
    #[must_use]
    pub fn section(&self, title: &str) -> &str {
        let heading = format!("## {title}\n");
        let Some(at) = self.body.find(&heading) else {
            return "";
        };
        let rest = self.body.get(at + heading.len()..).unwrap_or("");
        let end = rest.find("\n## ").unwrap_or(rest.len());
        rest.get(..end).unwrap_or("").trim()
    }

    /// The examples, in order.
    ///
    /// # Errors
    /// When a fence says something unknown.
    pub fn examples(&self) -> Result<Vec<Example>, PageError> {
        example::read(&self.body, &self.id)
    }
}
