//! What is wrong with a text, with the bytes that are wrong.

use fact::Span;

/// Something that keeps a text, or a part of it, from being read as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind of thing.
    pub kind: ProblemKind,
    /// The guilty bytes.
    pub span: Span,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// An earlier place that explains it, such as the first of two equal keys.
    pub related: Option<Span>,
}

/// The kinds of [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// Not YAML, JSON or properties; nothing behind it was read.
    Syntax,
    /// There is nothing but white space and comments.
    Empty,
    /// A key stands twice in one mapping; both entries are kept.
    DuplicateKey,
    /// Over one of the bounds in [`crate::limits`]; nothing in the file was read.
    Limit,
    /// Over one of the bounds in [`crate::limits`]; the part that it names was left as it is, the rest was read.
    Bound,
    /// Bytes that are not UTF-8.
    Encoding,
}

impl Problem {
    /// A problem without a related place.
    #[must_use]
    pub fn new(kind: ProblemKind, span: Span, message: impl Into<String>) -> Self {
        Self {
            kind,
            span,
            message: message.into(),
            related: None,
        }
    }
}
