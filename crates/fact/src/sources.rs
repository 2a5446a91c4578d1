//! The texts of one run and the way from a byte to a line and column.

use std::sync::{Arc, OnceLock};

use crate::{FileId, Span};

/// One input text under the name people know it by.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: Arc<str>,
    line_starts: OnceLock<Vec<u32>>,
}

/// A place in a text as people and reports count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Byte offset, from 0.
    pub byte: u32,
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
}

impl Source {
    /// The name the file was given, usually a relative path with `/`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text, shared.
    #[must_use]
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let after_newline = self.text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
            std::iter::once(0)
                .chain(after_newline.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)))
                .collect()
        })
    }

    /// The line (from 1) that holds the byte.
    #[must_use]
    pub fn line_of(&self, byte: u32) -> u32 {
        let starts = self.line_starts();
        u32::try_from(starts.partition_point(|start| *start <= byte)).unwrap_or(u32::MAX)
    }

    /// The text of line `line` (from 1) without its line end; empty when there is no such line.
    #[must_use]
    pub fn line_text(&self, line: u32) -> &str {
        let starts = self.line_starts();
        let Some(start) = (line as usize).checked_sub(1).and_then(|i| starts.get(i)) else {
            return "";
        };
        let end = starts
            .get(line as usize)
            .map_or(self.text.len(), |next| *next as usize);
        self.text
            .get(*start as usize..end)
            .unwrap_or("")
            .trim_end_matches(['\n', '\r'])
    }

    /// Line and column of a byte.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let line = self.line_of(byte);
        let start = self
            .line_starts()
            .get(line.saturating_sub(1) as usize)
            .copied()
            .unwrap_or(0);
        let before = self.text.get(start as usize..byte as usize).unwrap_or("");
        Position {
            byte,
            line,
            column: u32::try_from(before.chars().count()).unwrap_or(u32::MAX - 1) + 1,
        }
    }
}

/// All texts of a run, by [`FileId`].
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a text and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(Source {
            name: name.into(),
            text: text.into(),
            line_starts: OnceLock::new(),
        });
        id
    }

    /// The file of an id; `None` for an id of other `Sources`.
    #[must_use]
    pub fn get(&self, file: FileId) -> Option<&Source> {
        self.files.get(file.0 as usize)
    }

    /// The name of a file, or `"?"`.
    #[must_use]
    pub fn name(&self, file: FileId) -> &str {
        self.get(file).map_or("?", Source::name)
    }

    /// The bytes a span covers; empty when the span does not fit.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|source| source.text.get(span.range()))
            .unwrap_or("")
    }

    /// Start position of a span.
    #[must_use]
    pub fn start(&self, span: Span) -> Option<Position> {
        Some(self.get(span.file)?.position(span.start))
    }

    /// End position of a span (one past its last character).
    #[must_use]
    pub fn end(&self, span: Span) -> Option<Position> {
        Some(self.get(span.file)?.position(span.end))
    }

    /// All files with their ids, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// Number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        let mut sources = Sources::default();
        let file = sources.add("a", "é: x\r\nzwei: ü!\n");
        let source = sources.get(file).unwrap();
        let at = source.text().find('x').unwrap() as u32;
        assert_eq!(
            source.position(at),
            Position {
                byte: at,
                line: 1,
                column: 4
            }
        );
        let at = source.text().find('!').unwrap() as u32;
        assert_eq!(
            source.position(at),
            Position {
                byte: at,
                line: 2,
                column: 8
            }
        );
        assert_eq!(source.line_text(1), "é: x");
        assert_eq!(source.line_text(3), "");
        assert_eq!(source.line_text(9), "");
    }

    #[test]
    fn a_span_past_the_end_is_empty_text() {
        let mut sources = Sources::default();
        let file = sources.add("a", "abc");
        assert_eq!(sources.slice(Span::new(file, 2, 9)), "");
    }
}
