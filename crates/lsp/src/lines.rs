//! Bytes and the editor's positions: lines from 0, and columns in UTF-16 code units, as the protocol counts when nothing
//! else is agreed. A line ends with `\n`, `\r\n` or `\r`.

use std::ops;

use lsp_types::{Position, Range};

/// A text and where its lines begin.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Self {
            text,
            starts: starts.collect(),
        }
    }

    /// The byte of a position; one beyond the end of its line, or of the text, is that end.
    pub(crate) fn byte(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(start) = self.starts.get(line) else {
            return self.text.len();
        };
        let next = self.starts.get(line + 1).copied();
        let text = self
            .text
            .get(*start..next.unwrap_or(self.text.len()))
            .unwrap_or("");
        let text = text.trim_end_matches(['\n', '\r']);
        let mut left = position.character as usize;
        for (at, character) in text.char_indices() {
            // A position inside a pair of surrogates is before the character.
            if left < character.len_utf16() {
                return start + at;
            }
            left -= character.len_utf16();
        }
        start + text.len()
    }

    /// The position of a byte.
    pub(crate) fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= byte);
        let line = line.saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = self.text.get(start..byte.min(self.text.len()));
        let column = before.unwrap_or("").encode_utf16().count();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Position::new(number(line), number(column))
    }

    /// The range of bytes.
    pub(crate) fn range(&self, bytes: ops::Range<usize>) -> Range {
        Range::new(self.position(bytes.start), self.position(bytes.end))
    }

    /// The bytes of a range; one given backwards is empty.
    pub(crate) fn bytes(&self, range: Range) -> ops::Range<usize> {
        let start = self.byte(range.start);
        start..self.byte(range.end).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_utf16_code_units() {
        let text = "é: x\r\n# 🦀 drei\rü!\n";
        let lines = Lines::new(text);
        for (needle, line, column) in [("x", 0, 3), ("drei", 1, 5), ("!", 2, 1)] {
            let byte = text.find(needle).unwrap();
            let position = Position::new(line, column);
            assert_eq!(lines.position(byte), position, "{needle}");
            assert_eq!(lines.byte(position), byte, "{needle}");
        }
        assert_eq!(lines.position(text.len()), Position::new(3, 0));
    }

    #[test]
    fn positions_beyond_the_text_are_its_ends() {
        let lines = Lines::new("ab\r\n🦀");
        assert_eq!(lines.byte(Position::new(0, 99)), 2);
        assert_eq!(lines.byte(Position::new(1, 1)), 4);
        assert_eq!(lines.byte(Position::new(9, 0)), 8);
    }
}
