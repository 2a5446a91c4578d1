//! Which values of its type a setting accepts: the catalog's shorthand in, a rule out.

use std::fmt;

/// A rule for values. Numbers stay text: their type decides how to compare them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Valid {
    /// The type is the only rule.
    Anything,
    /// A number from `min` to `max`, both included, or the one value `or`.
    Range {
        /// The least, if any.
        min: Option<&'static str>,
        /// The greatest, if any.
        max: Option<&'static str>,
        /// A value that is fine outside the range.
        or: Option<&'static str>,
    },
    /// One of these words.
    OneOf {
        /// The words.
        words: Vec<&'static str>,
        /// Beginnings behind which anything may stand, such as `by_duration:`.
        prefixes: Vec<&'static str>,
        /// Whether letter case does not matter.
        any_case: bool,
    },
    /// A list.
    Elements {
        /// What an element may be; empty when anything.
        words: Vec<&'static str>,
        /// Whether at least one element is needed.
        non_empty: bool,
        /// Whether an element may be there only once.
        no_duplicates: bool,
        /// The greatest number of elements.
        at_most: Option<usize>,
    },
    /// Any text but the empty one.
    NonEmpty,
    /// A Kafka release, such as `3.6` or `3.6-IV2`.
    Release,
    /// A rule that exists in words only; nothing checks it.
    Described(&'static str),
}

impl Valid {
    pub(crate) fn read(text: &'static str) -> Self {
        let list = |text: &'static str| text.split('|').filter(|word| !word.is_empty());
        if let Some(words) = text.strip_prefix('"') {
            return Self::Described(words);
        }
        if let Some((words, flags)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            let mut flags = flags.split(' ');
            let has = |wanted: &str| flags.clone().any(|flag| flag == wanted);
            return Self::Elements {
                words: list(words).collect(),
                non_empty: has("nonempty"),
                no_duplicates: has("nodup"),
                at_most: flags.find_map(|flag| flag.strip_prefix("max")?.parse().ok()),
            };
        }
        let (any_case, braces) = match text.strip_prefix('i') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        if let Some(words) = braces
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            return Self::OneOf {
                words: list(words).filter(|word| !word.ends_with('*')).collect(),
                prefixes: list(words)
                    .filter_map(|word| word.strip_suffix('*'))
                    .collect(),
                any_case,
            };
        }
        match text {
            "" => Self::Anything,
            "nonempty" => Self::NonEmpty,
            "release" => Self::Release,
            range => {
                let (range, or) = match range.split_once(" or ") {
                    Some((range, or)) => (range, Some(or)),
                    None => (range, None),
                };
                let Some((min, max)) = range.split_once("..") else {
                    return Self::Described(text);
                };
                let end = |end: &'static str| (!end.is_empty()).then_some(end);
                Self::Range {
                    min: end(min),
                    max: end(max),
                    or,
                }
            }
        }
    }
}

impl fmt::Display for Valid {
    /// As it reads behind "valid values:".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anything => f.write_str("any"),
            Self::NonEmpty => f.write_str("any but the empty text"),
            Self::Release => f.write_str("a Kafka release such as 3.6 or 3.6-IV2"),
            Self::Described(words) => f.write_str(words),
            Self::Range { min, max, or } => {
                match (min, max) {
                    (Some(min), Some(max)) => write!(f, "{min} to {max}")?,
                    (Some(min), None) => write!(f, "{min} or more")?,
                    (None, Some(max)) => write!(f, "{max} or less")?,
                    (None, None) => f.write_str("any number")?,
                }
                or.map_or(Ok(()), |or| write!(f, ", or {or}"))
            }
            Self::OneOf {
                words, prefixes, ..
            } => {
                f.write_str(&words.join(", "))?;
                prefixes
                    .iter()
                    .try_for_each(|prefix| write!(f, ", {prefix}…"))
            }
            Self::Elements { words, at_most, .. } => {
                match words.as_slice() {
                    [] => f.write_str("a list")?,
                    words => write!(f, "a list of {}", words.join(", "))?,
                }
                at_most.map_or(Ok(()), |most| write!(f, " of at most {most}"))
            }
        }
    }
}
