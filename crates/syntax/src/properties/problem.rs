//! What is wrong, or hardly meant, in a `.properties` text.

use std::fmt;

use fact::Span;

/// One doubtful place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// Where: the escape, the swallowed comment, the backslash.
    pub span: Span,
}

/// The kinds of doubtful place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A `\u` without four hex digits. Java throws here; we read `\u` as `u` and go on.
    MalformedUnicode,
    /// A `\uXXXX` naming half of a surrogate pair without its other half. Java keeps the half, which is no character
    /// and cannot be written to a file; we put U+FFFD in its place.
    LoneSurrogate,
    /// A line starting with `#` or `!` that continues the value above it, because that one ends with a backslash.
    SwallowedComment,
    /// A backslash that vanishes without having had an effect, as in `C:\kafka`; it holds the character behind it.
    LostBackslash(char),
}

impl ProblemKind {
    /// Whether Java refuses the text here.
    #[must_use]
    pub fn stops(self) -> bool {
        self == Self::MalformedUnicode
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MalformedUnicode => {
                f.write_str("`\\u` is not followed by four hex digits; Java refuses the whole text")
            }
            Self::LoneSurrogate => {
                f.write_str("`\\u` names half of a surrogate pair, which is no character")
            }
            Self::SwallowedComment => f.write_str(
                "this line is no comment but part of the value above, which ends with a backslash",
            ),
            Self::LostBackslash(c) => {
                write!(
                    f,
                    "the backslash before `{}` is dropped",
                    c.escape_default()
                )
            }
        }
    }
}
