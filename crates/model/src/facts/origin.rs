//! Where a figure comes from. In: the source keys of a data entry. Out: titles, pages and dates a finding can cite.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// A page, package or repository that a figure was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// Title, with the guide in front, e.g. `MSK Developer Guide, Amazon MSK quota`.
    pub title: &'static str,
    /// Page; empty when the source is the writer's own knowledge.
    pub url: &'static str,
    /// Date or half-year of the copy that was read: `2026-10-20`, `2026-H2`.
    pub as_of: &'static str,
}

/// The sources of one data file by their short keys.
pub(super) type Sources = BTreeMap<&'static str, Source>;

/// How well a figure is supported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// No source was found; the writer's own knowledge. Never enough for an error.
    Memory,
    /// Read in material that AWS or Apache did not publish, or derived from verified facts.
    Secondary,
    /// Read in an AWS or Apache page, package or repository.
    #[default]
    Verified,
}

/// Sources, date and support of one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Never empty; the first one is the one to cite.
    pub sources: Vec<Source>,
    /// Date or half-year for which the figure was true: `2026-10-20`, `2026-H2`.
    pub as_of: &'static str,
    /// How well the figure is supported.
    pub evidence: Evidence,
}

impl Origin {
    /// One line for a message: `MSK Developer Guide, Amazon MSK quota, as of 2026-H2`.
    #[must_use]
    pub fn cite(&self) -> String {
        self.to_string()
    }

    /// The page to read, when there is one.
    #[must_use]
    pub fn url(&self) -> Option<&'static str> {
        self.sources
            .iter()
            .map(|source| source.url)
            .find(|url| !url.is_empty())
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = self
            .sources
            .first()
            .map_or("no published source", |source| source.title);
        match self.as_of {
            "unknown" => f.write_str(title),
            as_of => write!(f, "{title}, as of {as_of}"),
        }
    }
}

/// The keys under which an entry names its sources; the date is that of the first source unless the entry has its own.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Trace {
    pub(super) from: Vec<&'static str>,
    pub(super) as_of: Option<&'static str>,
    #[serde(default)]
    pub(super) evidence: Evidence,
}

impl Trace {
    pub(super) fn resolve(&self, sources: &Sources) -> Origin {
        self.resolve_with(|key| sources.get(key).copied())
    }

    pub(super) fn resolve_with(&self, source: impl Fn(&str) -> Option<Source>) -> Origin {
        let found: Vec<Source> = self.from.iter().filter_map(|key| source(key)).collect();
        let first = found.first().map_or("unknown", |source| source.as_of);
        Origin {
            as_of: self.as_of.unwrap_or(first),
            evidence: self.evidence,
            sources: found,
        }
    }
}

/// Parses a data file of this crate.
///
/// # Panics
/// Never in a built product: the text is compiled in, and the unit tests of every data file parse it.
pub(super) fn parse<T: Deserialize<'static>>(name: &str, text: &'static str) -> T {
    match serde_json::from_str(text) {
        Ok(data) => data,
        Err(error) => {
            unreachable!("data/{name} is compiled in and parsed by the unit tests: {error}")
        }
    }
}
