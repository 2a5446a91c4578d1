//! Where a figure comes from. In: the source keys of a data entry. Out: titles, pages and dates a finding can cite.

use std::fmt;

pub(super) use syntax::json::{Row, read_file as read};

/// A page, package or repository that a figure was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Title, with the guide in front, e.g. `MSK Developer Guide, Amazon MSK quota`.
    pub title: &'static str,
    /// Page; empty when the source is the writer's own knowledge.
    pub url: &'static str,
    /// Date or half-year of the copy that was read: `2026-10-20`, `2026-H2`.
    pub as_of: &'static str,
}

/// How well a figure is supported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// No source was found; the writer's own knowledge. Never enough for an error.
    Memory,
    /// Read in material that AWS or Apache did not publish, or derived from verified facts.
    Secondary,
    /// Read in an AWS or Apache page, package or repository.
    #[default]
    Verified,
}

impl Evidence {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("memory", Self::Memory),
        ("secondary", Self::Secondary),
        ("verified", Self::Verified),
    ];
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

impl Source {
    /// What stands behind the key of a source.
    pub(super) fn read(row: Row<'_>) -> Self {
        Self {
            title: row.text("title"),
            url: row.text("url"),
            as_of: row.text("as_of"),
        }
    }
}

impl Origin {
    /// The origin of an entry of a file that is read as a whole.
    pub(super) fn of(file: Row<'_>, entry: Row<'_>) -> Self {
        Self::named(file, &entry.texts("from"), entry)
    }

    /// The sources of a file by their keys; day and support as an entry says.
    pub(super) fn named(file: Row<'_>, keys: &[&str], entry: Row<'_>) -> Self {
        let sources = file.record("sources");
        let source = |key: &str| sources.record_if_any(key).map(Source::read);
        Self::found(keys, entry, &source)
    }

    /// The same with another way to find a source. The date is that of the first source unless the entry has its own.
    pub(super) fn found(
        keys: &[&str],
        entry: Row<'_>,
        source: &dyn Fn(&str) -> Option<Source>,
    ) -> Self {
        let mut sources = Vec::new();
        for key in keys {
            sources.extend(source(key));
        }
        let first = sources.first().map_or("unknown", |source| source.as_of);
        Self {
            as_of: entry.text_if_any("as_of").unwrap_or(first),
            evidence: entry
                .word_if_any("evidence", Evidence::WORDS)
                .unwrap_or_default(),
            sources,
        }
    }
}
