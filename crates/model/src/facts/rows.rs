//! A list of a data file, cut into its entries. In: the text of the file. Out: each entry when somebody asks for it:
//! a run that needs five limits of two hundred reads five.
//!
//! The files keep to a form in which cutting needs no parser: `  "name": [` ends a line, every entry begins a line with
//! four spaces and `{"key": "value"`, and everything else of it stands further to the right. The unit tests of each file
//! read all entries and count them.

use std::sync::OnceLock;

use syntax::json::{Document, parse_file as parse};

use super::origin::{Origin, Row, Source, read};

/// The entries of a list by their first value.
#[derive(Debug)]
pub(super) struct Rows<T> {
    file: &'static str,
    /// Its sources by their short keys, read when the first one is asked for.
    sources: OnceLock<Document<'static>>,
    text: &'static str,
    rows: Vec<Entry<T>>,
}

#[derive(Debug)]
struct Entry<T> {
    id: &'static str,
    text: &'static str,
    read: OnceLock<T>,
}

impl<T> Rows<T> {
    /// Cuts the list `name` out of a file, in the order written.
    pub(super) fn cut(file: &'static str, text: &'static str, name: &str) -> Self {
        let head = format!("\n  \"{name}\": [");
        let list = text.split_once(head.as_str()).map_or("", |(_, list)| list);
        let mut starts: Vec<usize> = Vec::new();
        let mut at = 0;
        for line in list.split_inclusive('\n') {
            if line.starts_with("  ]") {
                break;
            }
            if line.starts_with("    {") {
                starts.push(at);
            }
            at += line.len();
        }
        let ends = starts.iter().skip(1).copied().chain([at]);
        let row = |(start, end): (usize, usize)| {
            let entry = list.get(start..end).unwrap_or("").trim();
            Entry {
                id: entry.split('"').nth(3).unwrap_or(""),
                text: entry.strip_suffix(',').unwrap_or(entry),
                read: OnceLock::new(),
            }
        };
        Self {
            file,
            sources: OnceLock::new(),
            text,
            rows: starts.iter().copied().zip(ends).map(row).collect(),
        }
    }

    /// The same entries by the order of their ids.
    pub(super) fn sorted(mut self) -> Self {
        self.rows.sort_by_key(|row| row.id);
        self
    }

    /// Where the entry of an id stands, in [`Self::sorted`] rows.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.rows.binary_search_by(|row| row.id.cmp(id)).ok()
    }

    /// The ids in their order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().map(|row| row.id)
    }

    /// An entry, made of its fields the first time; `make` also gets what tells the origin that given keys name.
    pub(super) fn get(
        &self,
        at: usize,
        make: impl FnOnce(Row<'_>, &dyn Fn(&[&str]) -> Origin) -> T,
    ) -> Option<&T> {
        let row = self.rows.get(at)?;
        Some(row.read.get_or_init(|| {
            read(self.file, row.text, |fields| {
                make(fields, &|keys| {
                    Origin::found(keys, fields, &|key| self.source(key))
                })
            })
        }))
    }

    /// A source of the file by its short key.
    fn source(&self, key: &str) -> Option<Source> {
        let sources = self.sources.get_or_init(|| {
            let (_, sources) = self
                .text
                .rsplit_once("\n  \"sources\": ")
                .unwrap_or_default();
            let sources = sources.trim_end().strip_suffix('}').unwrap_or_default();
            parse(self.file, sources)
        });
        let sources = Row::of(sources.root());
        sources.record_if_any(key).map(Source::read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
  "rows": [
    {"id": "b", "number": 2, "from": ["page"]},
    {"id": "a",
      "number": 1, "from": ["page", "nowhere"]}
  ],
  "sources": {
    "pa": {"title": "No", "url": "", "as_of": "2020"},
    "page": {"title": "A page", "url": "https://example.com", "as_of": "2026-11-20"}
  }
}"#;

    #[test]
    fn entries_are_cut_and_found_and_know_their_sources() {
        let rows = Rows::<(&str, u32, Origin)>::cut("test", FILE, "rows").sorted();
        assert_eq!(rows.ids().collect::<Vec<_>>(), ["a", "b"]);
        let read = |at| {
            rows.get(at, |row, origin| {
                (
                    row.text("id"),
                    row.number("number"),
                    origin(&row.texts("from")),
                )
            })
            .unwrap()
        };
        let (id, number, origin) = read(rows.find("a").unwrap());
        assert_eq!((*id, *number), ("a", 1));
        assert_eq!(origin.cite(), "A page, as of 2026-11-20");
        assert_eq!(origin.sources.len(), 1);
        assert_eq!(read(rows.find("b").unwrap()).1, 2);
        assert_eq!(rows.find("c"), None);
    }
}
