//! The texts of one run and the way from a byte to a line and column.

use std::{
    ops::Range,
    sync::{Arc, OnceLock},
};

use crate::{FileId, Span};

/// One input text under the name people know it by.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: Arc<str>,
    line_starts: OnceLock<Vec<u32>>,
    /// How many characters stand before each multiple of [`STRIDE`].
    strides: OnceLock<Vec<u32>>,
}

/// Longer stretches of a line are not counted anew for each place in them: minified JSON is one line.
const STRIDE: usize = 4096;

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

    /// How many lines there are; what follows the last line end is none. An empty text has one.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        let starts = self.line_starts();
        let open = usize::from(starts.len() > 1 && self.text.ends_with('\n'));
        u32::try_from(starts.len() - open).unwrap_or(u32::MAX)
    }

    /// The bytes of line `line` (from 1) without its `\n`; empty when there is no such line.
    #[must_use]
    pub fn line_bytes(&self, line: u32) -> Range<usize> {
        let starts = self.line_starts();
        let Some(start) = (line as usize).checked_sub(1).and_then(|i| starts.get(i)) else {
            return 0..0;
        };
        let end = starts
            .get(line as usize)
            .map_or(self.text.len(), |next| *next as usize - 1);
        *start as usize..end
    }

    /// The text of line `line` (from 1) without its line end; empty when there is no such line.
    #[must_use]
    pub fn line_text(&self, line: u32) -> &str {
        let text = self.text.get(self.line_bytes(line)).unwrap_or("");
        text.trim_end_matches('\r')
    }

    /// Line and column of a byte.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let line = self.line_of(byte);
        let start = self.line_bytes(line).start;
        let before = self.text.get(start..byte as usize).unwrap_or("");
        let count = match before.len() <= STRIDE {
            true => before.chars().count(),
            false => self.characters_before(byte as usize) - self.characters_before(start),
        };
        Position {
            byte,
            line,
            column: u32::try_from(count).unwrap_or(u32::MAX - 1) + 1,
        }
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, byte: usize) -> usize {
        // Every byte of a character but its first is 10xxxxxx.
        let begin = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let strides = self.strides.get_or_init(|| {
            let chunks = self.text.as_bytes().chunks(STRIDE);
            let mut before = 0u32;
            chunks
                .map(|chunk| {
                    let here = before;
                    before = before.saturating_add(u32::try_from(begin(chunk)).unwrap_or(u32::MAX));
                    here
                })
                .collect()
        });
        let at = byte / STRIDE;
        let counted = strides.get(at).map_or(0, |count| *count as usize);
        let rest = self.text.as_bytes().get(at * STRIDE..byte);
        counted + rest.map_or(0, begin)
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
            strides: OnceLock::new(),
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
        assert_eq!(source.line_bytes(2), 7..source.text().len() - 1);
        let lines = |text: &str| {
            let mut sources = Sources::default();
            let file = sources.add("a", text);
            sources.get(file).unwrap().line_count()
        };
        assert_eq!(
            ["", "a", "a\n", "a\nb", "\n", "\n\n"].map(lines),
            [1, 1, 1, 2, 1, 2]
        );
    }

    #[test]
    fn columns_of_an_endless_line_are_counted_alike() {
        let mut sources = Sources::default();
        let text = format!(
            "a\n{}\n{}",
            "aé€𝄞".repeat(3 * STRIDE / 5),
            "€".repeat(STRIDE)
        );
        let file = sources.add("a", text.as_str());
        let source = sources.get(file).unwrap();
        for (at, _) in text.char_indices().step_by(97) {
            let position = source.position(at as u32);
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            assert_eq!(
                position.column as usize,
                text[start..at].chars().count() + 1,
                "{at}"
            );
        }
        let end = source.position(text.len() as u32);
        assert_eq!((end.line, end.column as usize), (3, STRIDE + 1));
    }

    #[test]
    fn a_span_past_the_end_is_empty_text() {
        let mut sources = Sources::default();
        let file = sources.add("a", "abc");
        assert_eq!(sources.slice(Span::new(file, 2, 9)), "");
    }
}
