//! Java `.properties` text in, keys and values with the source bytes of each out.
//! The grammar is that of `java.util.Properties.load(Reader)`; the oracle in `tests/fixtures/properties` holds us to it.
//! The input is a [`Text`], so a file embedded in YAML, JSON or `Fn::Sub` keeps exact positions and unknown pieces.

mod bytes;
mod escapes;
mod lines;
mod part;
mod problem;

use fact::{Span, Text};
use nom::{
    IResult, Parser,
    branch::alt,
    character::complete::{anychar, char, none_of, one_of},
    combinator::{opt, recognize},
    multi::many0_count,
    sequence::preceded,
};

pub use bytes::{BadByte, Decoded, decode};
use part::Part;
pub use problem::{Problem, ProblemKind};

/// What a `.properties` text says, in the order it says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// Every pair, duplicates included.
    pub entries: Vec<Entry>,
    /// Every comment line.
    pub comments: Vec<Comment>,
    /// What Java refuses, and what it accepts though the writer can hardly have meant it.
    pub problems: Vec<Problem>,
}

/// One pair. Keys and values are unescaped; values keep trailing whitespace, as in Java.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    key: Text,
    value: Text,
    key_span: Span,
    value_span: Span,
    line: Span,
}

/// A comment line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What follows the `#` or `!`, up to the end of the line.
    pub text: String,
    /// From the `#` or `!` to the end of the line.
    pub span: Span,
    /// Index of the first entry below the comment; equals the number of entries when none follows.
    pub next: usize,
}

impl Entry {
    /// A pair that was written some other way: in YAML, JSON or an environment. `key_span` is where its name stands,
    /// which may be spelled otherwise there.
    #[must_use]
    pub fn written(key: &str, key_span: Span, value: Text, value_span: Span) -> Self {
        Self {
            key: Text::standing_for(key, key_span),
            value,
            key_span,
            value_span,
            line: key_span.to(value_span),
        }
    }

    /// The key; [`Text::HOLE`] stands for each piece nobody can tell.
    #[must_use]
    pub fn key(&self) -> &str {
        self.key.as_str()
    }

    /// The value, empty when none is written; [`Text::HOLE`] stands for each piece nobody can tell.
    #[must_use]
    pub fn value(&self) -> &str {
        self.value.as_str()
    }

    /// The key with the source of each byte.
    #[must_use]
    pub fn key_text(&self) -> &Text {
        &self.key
    }

    /// The value with the source of each byte.
    #[must_use]
    pub fn value_text(&self) -> &Text {
        &self.value
    }

    /// Source of the key, escapes and continuation lines included. Empty, at the start of the line, for an empty key.
    #[must_use]
    pub fn key_span(&self) -> Span {
        self.key_span
    }

    /// Source of the value, first to last byte. For an empty value an empty span right after the separator
    /// (after the key when there is none).
    #[must_use]
    pub fn value_span(&self) -> Span {
        self.value_span
    }

    /// Source of the whole pair, key to value.
    #[must_use]
    pub fn span(&self) -> Span {
        self.key_span.to(self.value_span)
    }

    /// Source of the logical line, continuation lines and surrounding whitespace included, without the line end.
    #[must_use]
    pub fn line(&self) -> Span {
        self.line
    }

    /// The same pair without what stands in front of its key; `None` when the key begins otherwise, or ends there.
    #[must_use]
    pub fn without(&self, prefix: &str) -> Option<Self> {
        let key = self.key();
        let rest = key.strip_prefix(prefix).filter(|rest| !rest.is_empty())?;
        let from = key.len() - rest.len();
        Some(Self {
            key: self.key.slice(from, key.len()),
            key_span: self.key.source(from, key.len()).unwrap_or(self.key_span),
            ..self.clone()
        })
    }

    /// The value as Kafka sees it: without the characters up to U+0020 at both ends, as Java's `String.trim` does.
    #[must_use]
    pub fn trimmed(&self) -> Text {
        let value = self.value();
        let begin = value.len() - value.trim_start_matches(|c| c <= ' ').len();
        let end = value.trim_end_matches(|c| c <= ' ').len();
        self.value.slice(begin, end.max(begin))
    }

    /// Source of the decoded bytes `start..end` of the value, such as one element of a list.
    #[must_use]
    pub fn value_part(&self, start: usize, end: usize) -> Span {
        self.value.source(start, end).unwrap_or(self.value_span)
    }
}

impl Properties {
    /// The entry that counts for `key`: the last one, as in Java.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.key() == key)
    }

    /// Whether a key holds a piece nobody can tell. Then a key that is not listed may be set all the same.
    #[must_use]
    pub fn may_hide_keys(&self) -> bool {
        self.entries.iter().any(|entry| entry.key.has_hole())
    }

    /// The first problem at which Java stops; it never sees the entries from there on.
    #[must_use]
    pub fn stop(&self) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.kind.stops())
    }
}

/// Reads a whole text. Never fails: what Java would refuse becomes a [`Problem`] and reading goes on behind it.
#[must_use]
pub fn parse(source: &Text) -> Properties {
    let mut found = Properties::default();
    let whole = Part::whole(source);
    let mut rest = source.as_str();
    while !rest.is_empty() {
        let (line, behind) = lines::next(&whole, rest, &mut found.problems);
        rest = behind;
        match line {
            lines::Line::Blank => {}
            lines::Line::Comment { text, span } => found.comments.push(Comment {
                text: text.to_owned(),
                span,
                next: found.entries.len(),
            }),
            lines::Line::Logical { joined, span } => {
                let entry = pair(&joined, span, &mut found.problems);
                found.entries.push(entry);
            }
        }
    }
    found
}

/// Space, tab and form feed, and nothing else.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{c}')
}

/// Takes a joined line apart. `joined` has no leading whitespace and no dangling backslash.
fn pair(joined: &Part<'_>, line: Span, problems: &mut Vec<Problem>) -> Entry {
    let text = joined.as_str();
    let behind_key = key(text).map_or("", |(rest, _)| rest);
    let after = behind_key.trim_start_matches(is_blank);
    let separated = separator(after).map_or(after, |(rest, _)| rest);
    let value = separated.trim_start_matches(is_blank);

    let at = |rest: &str| text.len() - rest.len();
    let key_end = at(behind_key);
    // Whitespace alone separates too; then an empty value sits right behind the key.
    let separator_end = if separated.len() < after.len() {
        at(separated)
    } else {
        key_end
    };
    let start_of_line = Span::new(line.file, line.start as usize, line.start as usize);
    let end_of = |end: usize| {
        let last = joined.source(end.saturating_sub(1), end);
        last.filter(|_| end > 0).map_or(start_of_line, |span| {
            Span::new(span.file, span.end as usize, span.end as usize)
        })
    };
    let full = |start: usize, end: usize| joined.source(start, end).filter(|_| start < end);
    Entry {
        key: escapes::decode(joined, 0, key_end, problems),
        value: escapes::decode(joined, at(value), text.len(), problems),
        key_span: full(0, key_end).unwrap_or(start_of_line),
        value_span: full(at(value), text.len()).unwrap_or_else(|| end_of(separator_end)),
        line,
    }
}

/// Up to the first unescaped `=`, `:` or whitespace.
fn key(input: &str) -> IResult<&str, &str> {
    let escaped = preceded(char('\\'), anychar);
    recognize(many0_count(alt((escaped, none_of("\\=: \t\u{c}"))))).parse(input)
}

/// At most one `=` or `:`.
fn separator(input: &str) -> IResult<&str, Option<char>> {
    opt(one_of("=:")).parse(input)
}

#[cfg(test)]
mod tests;
