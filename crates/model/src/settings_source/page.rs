//! A text that settings are read from: a file, or a text inside one. In: nodes and ranges of that text. Out: texts and
//! spans in the bytes of the file.

use fact::{FileId, Span, Text};
use syntax::Node;

/// A text with the way back to its file.
#[derive(Clone, Debug)]
pub(crate) struct Page<'a> {
    /// The file.
    pub(crate) file: FileId,
    source: &'a str,
    /// Where the text comes from, when it is not the file itself.
    inside: Option<&'a Text>,
}

impl<'a> Page<'a> {
    /// The whole of a file.
    pub(crate) fn of_file(file: FileId, source: &'a str) -> Self {
        Self {
            file,
            source,
            inside: None,
        }
    }

    /// A text that stands inside the file, such as a block scalar.
    pub(crate) fn inside(file: FileId, text: &'a Text) -> Self {
        Self {
            file,
            source: text.as_str(),
            inside: Some(text),
        }
    }

    /// The text of a scalar with the bytes of each piece; `None` for a list or a map.
    pub(crate) fn text(&self, node: &Node) -> Option<Text> {
        let inner = node.text(self.source)?;
        let Some(outer) = self.inside else {
            return Some(inner);
        };
        let whole = inner.source(0, inner.as_str().len()).unwrap_or(node.span);
        let same = self.source.get(whole.range()) == Some(inner.as_str());
        Some(match same {
            true => outer.slice(whole.start as usize, whole.end as usize),
            false => Text::standing_for(inner.as_str(), self.span(whole)),
        })
    }

    /// The bytes of the file behind a range of the text.
    pub(crate) fn span(&self, span: Span) -> Span {
        let at = |outer: &Text| outer.source(span.start as usize, span.end as usize);
        match self.inside {
            Some(outer) => at(outer).unwrap_or_default(),
            None => span,
        }
    }
}
