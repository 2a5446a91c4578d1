//! The spanned tree: scalars, lists and maps, every one with the bytes it was written in.

use compact_str::CompactString;
use fact::Span;

/// One value of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value without its tag; empty for a value that was left out.
    pub span: Span,
    /// The short-form function or type written before the value (`!Ref`), if any.
    pub tag: Option<Box<Tag>>,
    /// What it is.
    pub kind: Kind,
}

/// A tag such as `!GetAtt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The name without the exclamation mark.
    pub name: CompactString,
    /// The bytes of the tag with its exclamation mark.
    pub span: Span,
}

/// The three kinds of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, number, boolean or null: the difference is the reader's.
    Scalar(Scalar),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in the order it was written, duplicates included.
    Map(Vec<Entry>),
}

/// A decoded scalar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text after escapes, folding and chomping.
    pub text: CompactString,
    /// How it was written.
    pub style: Style,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes: may be a number, a boolean or null.
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`, also every JSON string.
    DoubleQuoted,
    /// `|` block.
    Literal,
    /// `>` block.
    Folded,
}

/// One entry of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The value.
    pub value: Node,
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The decoded text.
    pub text: CompactString,
    /// Its bytes, with quotes if any.
    pub span: Span,
}

impl Node {
    /// The entries of a map; empty for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list; empty for anything else.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    /// The entry of a map under a key; the last one when the key stands twice, as parsers that accept that do.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries()
            .iter()
            .rev()
            .find(|entry| entry.key.text == key)
    }

    /// The value of a map under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Whether it is a map.
    #[must_use]
    pub fn is_map(&self) -> bool {
        matches!(self.kind, Kind::Map(_))
    }

    /// Whether it is a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        matches!(self.kind, Kind::List(_))
    }

    /// The decoded text of a scalar.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// Whether it is null: left out, `~` or `null` without quotes.
    #[must_use]
    pub fn is_null(&self) -> bool {
        match &self.kind {
            Kind::Scalar(scalar) => {
                scalar.style == Style::Plain
                    && matches!(scalar.text.as_str(), "" | "~" | "null" | "Null" | "NULL")
            }
            _ => false,
        }
    }

    /// The bytes of the value with its tag.
    #[must_use]
    pub fn full_span(&self) -> Span {
        match &self.tag {
            Some(tag) => tag.span.to(self.span),
            None => self.span,
        }
    }

    /// How many nodes there are, this one included.
    #[must_use]
    pub fn count(&self) -> usize {
        1 + self.items().iter().map(Self::count).sum::<usize>()
            + self
                .entries()
                .iter()
                .map(|entry| entry.value.count())
                .sum::<usize>()
    }
}
