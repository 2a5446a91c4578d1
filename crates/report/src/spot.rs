//! Where a span is, as people count: file, lines and columns.

use fact::{Position, Sources, Span};
use serde::Serialize;

/// A stretch of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot<'s> {
    /// The file's name.
    pub(crate) file: &'s str,
    /// Its first character.
    pub(crate) start: Position,
    /// One past its last character.
    pub(crate) end: Position,
}

impl<'s> Spot<'s> {
    /// Where a span is; the start of the file for a span of no file.
    pub(crate) fn of(span: Span, sources: &'s Sources) -> Self {
        let first = Position {
            byte: 0,
            line: 1,
            column: 1,
        };
        Self {
            file: sources.name(span.file),
            start: sources.start(span).unwrap_or(first),
            end: sources.end(span).unwrap_or(first),
        }
    }

    /// The last line that holds a character of it: a span that ends with a line end does not reach the next line.
    pub(crate) fn last_line(&self) -> u32 {
        if self.end.column == 1 && self.end.line > self.start.line {
            self.end.line - 1
        } else {
            self.end.line
        }
    }
}

/// A stretch of a file, as documents hold it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Placed {
    pub(crate) file: String,
    pub(crate) start: Place,
    pub(crate) end: Place,
}

/// A place as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Place {
    pub(crate) byte: u32,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

impl Placed {
    pub(crate) fn of(span: Span, sources: &Sources) -> Self {
        let spot = Spot::of(span, sources);
        let place = |at: Position| Place {
            byte: at.byte,
            line: at.line,
            column: at.column,
        };
        Self {
            file: spot.file.to_owned(),
            start: place(spot.start),
            end: place(spot.end),
        }
    }
}
