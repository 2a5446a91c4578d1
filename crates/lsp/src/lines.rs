//! Bytes and the editor's positions: lines from 0, and columns in what was agreed with the editor. A line ends with
//! `\n`, `\r\n` or `\r`.

use std::ops;

use lsp_types::{Position, PositionEncodingKind, Range};

/// What columns count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what editors count that say nothing.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// The first that the editor offers and that is known here.
    pub(crate) fn agreed(offered: Option<&[PositionEncodingKind]>) -> Self {
        let known = |kind: &PositionEncodingKind| match kind.as_str() {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            "utf-32" => Some(Self::Utf32),
            _ => None,
        };
        offered
            .and_then(|offered| offered.iter().find_map(known))
            .unwrap_or_default()
    }

    /// As the protocol names it.
    pub(crate) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn width(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// A text and where its lines begin.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    encoding: Encoding,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Self {
            text,
            encoding,
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
            // A position inside a character is before it.
            let width = self.encoding.width(character);
            if left < width {
                return start + at;
            }
            left -= width;
        }
        start + text.len()
    }

    /// The position of a byte.
    pub(crate) fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= byte);
        let line = line.saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = self.text.get(start..byte.min(self.text.len()));
        let before = before.unwrap_or("").chars();
        let column = before.map(|character| self.encoding.width(character)).sum();
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
    fn columns_count_what_was_agreed() {
        let text = "é: x\r\n# 🦀 drei\rü!\n";
        for (encoding, columns) in [
            (Encoding::Utf8, [4, 7, 2]),
            (Encoding::Utf16, [3, 5, 1]),
            (Encoding::Utf32, [3, 4, 1]),
        ] {
            let lines = Lines::new(text, encoding);
            for (line, (needle, column)) in (0..).zip(["x", "drei", "!"].iter().zip(columns)) {
                let byte = text.find(needle).unwrap();
                let position = Position::new(line, column);
                assert_eq!(lines.position(byte), position, "{needle}");
                assert_eq!(lines.byte(position), byte, "{needle}");
            }
            assert_eq!(lines.position(text.len()), Position::new(3, 0));
        }
    }

    #[test]
    fn the_first_that_both_know_is_agreed() {
        let agreed = |offered: &[&'static str]| {
            let offered: Vec<PositionEncodingKind> = offered
                .iter()
                .map(|kind| PositionEncodingKind::new(kind))
                .collect();
            Encoding::agreed(Some(&offered))
        };
        assert_eq!(Encoding::agreed(None), Encoding::Utf16);
        assert_eq!(agreed(&["utf-7", "utf-32", "utf-8"]), Encoding::Utf32);
        assert_eq!(agreed(&["utf-8", "utf-16"]), Encoding::Utf8);
        assert_eq!(agreed(&[]), Encoding::Utf16);
    }

    #[test]
    fn positions_beyond_the_text_are_its_ends() {
        let lines = Lines::new("ab\r\n🦀", Encoding::Utf16);
        assert_eq!(lines.byte(Position::new(0, 99)), 2);
        assert_eq!(lines.byte(Position::new(1, 1)), 4);
        assert_eq!(lines.byte(Position::new(9, 0)), 8);
    }
}
