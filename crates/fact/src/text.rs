//! A decoded text that still knows which source bytes each of its own bytes came from: block scalars lose their
//! indentation, JSON strings their escapes, `Fn::Join` glues pieces of several scalars together.

use std::sync::Arc;

use crate::Span;

/// Stands in a [`Text`] for a piece that cannot be told, such as `${Param}` without a value.
/// It is the object replacement character, which has no business in a template.
const HOLE: char = '\u{FFFC}';

/// A text and the source of each piece of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    text: String,
    pieces: Vec<Piece>,
    names: Vec<Name>,
}

/// What the hole at byte `at` stands for, in the words of whoever left it open.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    at: u32,
    name: Arc<str>,
}

/// `len` decoded bytes from `at` on. A `verbatim` piece equals its source byte for byte; any other stands for the
/// whole of its source (an escape, a substituted value, a hole).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    at: u32,
    len: u32,
    source: Span,
    verbatim: bool,
}

impl Text {
    /// The character that stands for a piece nobody can tell.
    pub const HOLE: char = HOLE;

    /// An empty text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A text that is exactly the source bytes of `source`.
    #[must_use]
    pub fn verbatim(text: &str, source: Span) -> Self {
        let mut new = Self::new();
        new.push_verbatim(text, source);
        new
    }

    /// A text that stands for the whole of `source`, such as a substituted value.
    #[must_use]
    pub fn standing_for(text: &str, source: Span) -> Self {
        let mut new = Self::new();
        new.push(text, source);
        new
    }

    /// A text that is one piece nobody can tell, but whose name is known: `Cluster.Arn`.
    #[must_use]
    pub fn named_hole(name: &str, source: Span) -> Self {
        let mut new = Self::new();
        new.push_named_hole(name, source);
        new
    }

    /// A text that is one piece nobody can tell.
    #[must_use]
    pub fn hole(source: Span) -> Self {
        let mut new = Self::new();
        new.push_hole(source);
        new
    }

    /// The decoded text; pieces nobody can tell are [`Self::HOLE`].
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a piece of the text cannot be told.
    #[must_use]
    pub fn has_hole(&self) -> bool {
        self.text.contains(HOLE)
    }

    /// The holes with their byte offsets, in order, and the name of each that has one.
    pub fn holes(&self) -> impl Iterator<Item = (usize, Option<&str>)> {
        self.text
            .match_indices(HOLE)
            .map(|(at, _)| (at, self.name_at(at)))
    }

    /// The name of the hole, when the text is exactly one hole that has a name.
    #[must_use]
    pub fn only_name(&self) -> Option<&str> {
        (self.text.len() == HOLE.len_utf8())
            .then(|| self.name_at(0))
            .flatten()
    }

    fn name_at(&self, at: usize) -> Option<&str> {
        let found = self
            .names
            .binary_search_by_key(&at, |name| name.at as usize);
        Some(&self.names.get(found.ok()?)?.name)
    }

    /// Appends bytes that equal their source; `source` is cut to the length of `text`.
    pub fn push_verbatim(&mut self, text: &str, source: Span) {
        if text.is_empty() {
            return;
        }
        let source = Span::new(
            source.file,
            source.start as usize,
            source.start as usize + text.len(),
        );
        let at = self.text.len();
        self.text.push_str(text);
        // Neighbours in both texts make one piece, so a plain scalar stays one.
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
            && last.source.file == source.file
            && last.source.end == source.start
        {
            last.len += clamp(text.len());
            last.source.end = source.end;
            return;
        }
        self.pieces.push(Piece {
            at: clamp(at),
            len: clamp(text.len()),
            source,
            verbatim: true,
        });
    }

    /// Appends bytes that stand for the whole of `source`: a decoded escape, a substituted value.
    pub fn push(&mut self, text: &str, source: Span) {
        if text.is_empty() {
            return;
        }
        self.pieces.push(Piece {
            at: clamp(self.text.len()),
            len: clamp(text.len()),
            source,
            verbatim: false,
        });
        self.text.push_str(text);
    }

    /// Appends a piece nobody can tell.
    pub fn push_hole(&mut self, source: Span) {
        self.push(HOLE.encode_utf8(&mut [0; 4]), source);
    }

    /// Appends a piece nobody can tell whose name is known.
    pub fn push_named_hole(&mut self, name: &str, source: Span) {
        self.names.push(Name {
            at: clamp(self.text.len()),
            name: name.into(),
        });
        self.push_hole(source);
    }

    /// Appends another text with its sources.
    pub fn append(&mut self, other: &Self) {
        let shift = clamp(self.text.len());
        self.names.extend(other.names.iter().map(|name| Name {
            at: name.at + shift,
            name: Arc::clone(&name.name),
        }));
        for piece in &other.pieces {
            let range = piece.at as usize..(piece.at + piece.len) as usize;
            let text = other.text.get(range).unwrap_or("");
            if piece.verbatim {
                self.push_verbatim(text, piece.source);
            } else {
                self.push(text, piece.source);
            }
        }
    }

    /// The same text as it is seen from elsewhere: every piece stands for `source`, and the names of holes are told
    /// in the words of that place.
    #[must_use]
    pub fn seen_from(&self, source: Span, mut rename: impl FnMut(&str) -> String) -> Self {
        let mut text = Self::new();
        let mut from = 0;
        for (at, name) in self.holes() {
            text.push(self.text.get(from..at).unwrap_or(""), source);
            match name {
                Some(name) => text.push_named_hole(&rename(name), source),
                None => text.push_hole(source),
            }
            from = at + HOLE.len_utf8();
        }
        text.push(self.text.get(from..).unwrap_or(""), source);
        text
    }

    /// The source bytes of the decoded range `start..end`; `None` for an empty text.
    /// Pieces of different files give the source of the first.
    #[must_use]
    pub fn source(&self, start: usize, end: usize) -> Option<Span> {
        let first = self.piece_at(start)?;
        let from = first.source_of(start);
        if end <= start {
            return Some(Span::new(
                from.file,
                from.start as usize,
                from.start as usize,
            ));
        }
        let last = self.piece_at(end - 1)?;
        let until = last.source_of(end - 1);
        Some(from.to(until))
    }

    /// The sub-text `start..end` with its sources; the range must lie on character boundaries, else it is empty.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> Self {
        let mut part = Self::new();
        let first = self
            .pieces
            .partition_point(|piece| (piece.at + piece.len) as usize <= start);
        for piece in self.pieces.iter().skip(first) {
            let (at, until) = (piece.at as usize, (piece.at + piece.len) as usize);
            if at >= end {
                break;
            }
            let (from, to) = (at.max(start), until.min(end));
            let Some(text) = self.text.get(from..to) else {
                continue;
            };
            if piece.verbatim {
                let begin = piece.source.start as usize + (from - at);
                part.push_verbatim(
                    text,
                    Span::new(piece.source.file, begin, begin + text.len()),
                );
            } else {
                part.push(text, piece.source);
            }
        }
        let named = self
            .names
            .partition_point(|name| (name.at as usize) < start);
        let inside = self
            .names
            .iter()
            .skip(named)
            .take_while(|name| (name.at as usize) < end);
        part.names = inside
            .map(|name| Name {
                at: name.at - clamp(start),
                name: Arc::clone(&name.name),
            })
            .collect();
        part
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at as usize <= at);
        self.pieces.get(after.saturating_sub(1))
    }
}

impl Piece {
    /// The source of the one decoded byte at `at`; the end of the piece when `at` lies behind it.
    fn source_of(&self, at: usize) -> Span {
        let into = at.saturating_sub(self.at as usize);
        let (start, end) = (self.source.start as usize, self.source.end as usize);
        if into >= self.len as usize {
            Span::new(self.source.file, end, end)
        } else if self.verbatim {
            Span::new(self.source.file, start + into, start + into + 1)
        } else {
            self.source
        }
    }
}

fn clamp(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FileId;

    fn span(start: usize, end: usize) -> Span {
        Span::new(FileId(0), start, end)
    }

    #[test]
    fn maps_through_escapes_and_joins() {
        // source: "ab\nc" as written in JSON: a b \ n c at 1..6
        let mut text = Text::verbatim("ab", span(1, 3));
        text.push("\n", span(3, 5));
        text.push_verbatim("c", span(5, 6));
        assert_eq!(text.as_str(), "ab\nc");
        assert_eq!(text.source(1, 2), Some(span(2, 3)));
        assert_eq!(text.source(2, 3), Some(span(3, 5)));
        assert_eq!(text.source(1, 4), Some(span(2, 6)));
        assert_eq!(text.source(4, 4), Some(span(6, 6)));
        assert_eq!(text.slice(1, 4).source(0, 3), Some(span(2, 6)));
    }

    #[test]
    fn a_hole_covers_its_whole_source() {
        let mut text = Text::verbatim("x=", span(10, 12));
        text.push_hole(span(12, 20));
        assert!(text.has_hole());
        assert_eq!(text.source(2, 5), Some(span(12, 20)));
    }

    #[test]
    fn holes_keep_their_names_when_texts_are_glued_and_cut() {
        let mut text = Text::verbatim("a:", span(0, 2));
        text.push_hole(span(2, 4));
        text.append(&Text::named_hole("Cluster.Arn", span(4, 9)));
        text.push_verbatim("/x", span(9, 11));
        let all: Vec<_> = text.holes().collect();
        assert_eq!(all, [(2, None), (5, Some("Cluster.Arn"))]);
        assert_eq!(text.only_name(), None);
        let cut = text.slice(5, 8);
        assert_eq!(cut.only_name(), Some("Cluster.Arn"));
        assert_eq!(cut.source(0, 3), Some(span(4, 9)));
        assert_eq!(text.slice(8, 10).holes().count(), 0);
    }

    #[test]
    fn a_slice_holds_the_pieces_it_touches_and_no_other() {
        let mut text = Text::new();
        for at in 0..50 {
            text.push_verbatim("ab", span(at * 10, at * 10 + 2));
        }
        let cut = text.slice(41, 45);
        assert_eq!((cut.as_str(), cut.pieces.len()), ("baba", 3));
        assert_eq!(cut.source(0, 1), Some(span(201, 202)));
        assert_eq!(cut.source(3, 4), Some(span(220, 221)));
        assert_eq!(text.slice(9, 9), Text::new());
        assert_eq!(text.slice(9, 3), Text::new());
    }
}
