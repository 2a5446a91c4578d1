//! A stretch of a text that is copied with its sources.

use std::borrow::Cow;

use fact::{Span, Text};

/// A stretch of a [`Text`]; offsets count from its start.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a> {
    text: Cow<'a, Text>,
    start: usize,
    end: usize,
    /// The source of the whole text, when the text equals it byte for byte.
    whole: Option<Span>,
}

impl<'a> Part<'a> {
    /// The whole of a text.
    pub(crate) fn whole(text: &'a Text) -> Self {
        let end = text.as_str().len();
        let span = text.source(0, end).unwrap_or_default();
        // A loose file is one piece; then nothing has to be looked up byte by byte.
        let same = Text::verbatim(text.as_str(), span) == *text;
        Self {
            text: Cow::Borrowed(text),
            start: 0,
            end,
            whole: same.then_some(span),
        }
    }

    /// The whole of a text made on the way.
    pub(crate) fn made(text: Text) -> Self {
        Self {
            start: 0,
            end: text.as_str().len(),
            text: Cow::Owned(text),
            whole: None,
        }
    }

    /// The stretch `start..end` of this one.
    pub(crate) fn cut(&self, start: usize, end: usize) -> Self {
        Self {
            start: self.start + start,
            end: self.start + end,
            ..self.clone()
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        self.text.as_str().get(self.start..self.end).unwrap_or("")
    }

    /// The source of `start..end`.
    pub(crate) fn source(&self, start: usize, end: usize) -> Option<Span> {
        self.text.source(self.start + start, self.start + end)
    }

    /// Appends `start..end`, character by character so that every piece keeps its own source.
    /// (`Text::slice` visits all pieces; a block scalar has one per line, and this runs once per line.)
    pub(crate) fn copy(&self, start: usize, end: usize, into: &mut Text) {
        let text = self.as_str().get(start..end).unwrap_or("");
        if let Some(whole) = self.whole {
            let begin = whole.start as usize + self.start + start;
            into.push_verbatim(text, Span::new(whole.file, begin, begin + text.len()));
            return;
        }
        // A run of characters that share one source stands for it as a whole: a substituted value stays one piece.
        let mut shared: Option<(usize, Span)> = None;
        let mut flush = |run: Option<(usize, Span)>, until: usize| {
            let Some((begin, span)) = run else { return };
            let piece = text.get(begin..until).unwrap_or("");
            if piece.len() == span.len() && piece.chars().nth(1).is_none() {
                into.push_verbatim(piece, span);
            } else {
                into.push(piece, span);
            }
        };
        for (at, c) in text.char_indices() {
            let begin = start + at;
            let span = self.source(begin, begin + c.len_utf8()).unwrap_or_default();
            if shared.is_none_or(|(_, run)| run != span) {
                flush(shared, at);
                shared = Some((at, span));
            }
        }
        flush(shared, text.len());
    }
}
