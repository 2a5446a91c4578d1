//! Values that MSK takes for a property. In: a value as written in a file. Out: whether MSK would take it.

use super::figure::Bounds;
use serde::Deserialize;
use std::fmt;

/// What a value must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Valid {
    /// A number within bounds.
    Range {
        /// The bounds, ends included.
        bounds: Bounds,
        /// One more value that is taken, e.g. -1 for no limit.
        or: Option<f64>,
        /// A property that a positive value must stay below.
        below: Option<&'static str>,
    },
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// A comma-separated list of some of these words.
    ListOf(Vec<&'static str>),
}

impl Valid {
    /// Whether MSK takes the value; [`Valid::Range::below`] needs another property and is not looked at.
    /// `None` when the value is not even of the right kind, which is Kafka's to say.
    #[must_use]
    pub fn accepts(&self, value: &str) -> Option<bool> {
        let value = value.trim();
        match self {
            Self::Range { bounds, or, .. } => {
                let number: f64 = value
                    .parse()
                    .ok()
                    .filter(|number: &f64| number.is_finite())?;
                Some(bounds.contains(number) || *or == Some(number))
            }
            Self::OneOf(words) => Some(words.contains(&value)),
            Self::ListOf(words) => Some(value.split(',').all(|word| words.contains(&word.trim()))),
        }
    }
}

impl fmt::Display for Valid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range { bounds, or, below } => {
                bounds.fmt(f)?;
                or.map_or(Ok(()), |or| write!(f, ", or {or}"))?;
                below.map_or(Ok(()), |below| {
                    write!(f, ", and below {below} when positive")
                })
            }
            Self::OneOf(words) => write!(f, "one of {}", words.join(", ")),
            Self::ListOf(words) => match words.as_slice() {
                [only] => write!(f, "{only} only"),
                _ => write!(f, "a list of {}", words.join(", ")),
            },
        }
    }
}

/// The same in a data file, all fields side by side.
#[derive(Deserialize)]
pub(super) struct Written {
    min: Option<f64>,
    max: Option<f64>,
    or: Option<f64>,
    below: Option<&'static str>,
    one_of: Option<Vec<&'static str>>,
    list_of: Option<Vec<&'static str>>,
}

impl From<Written> for Valid {
    fn from(written: Written) -> Self {
        match (written.one_of, written.list_of) {
            (Some(words), _) => Self::OneOf(words),
            (None, Some(words)) => Self::ListOf(words),
            (None, None) => Self::Range {
                bounds: Bounds {
                    min: written.min,
                    max: written.max,
                },
                or: written.or,
                below: written.below,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_lists_and_choices() {
        let range = Valid::Range {
            bounds: Bounds {
                min: Some(259_200_000.0),
                max: None,
            },
            or: Some(-1.0),
            below: None,
        };
        for (value, taken) in [
            ("259200000", Some(true)),
            ("259199999", Some(false)),
            ("-1", Some(true)),
            (" -1 ", Some(true)),
            ("three days", None),
            ("inf", None),
        ] {
            assert_eq!(range.accepts(value), taken, "{value}");
        }
        assert_eq!(range.to_string(), "at least 259200000, or -1");
        let list = Valid::ListOf(vec!["delete", "compact"]);
        assert_eq!(list.accepts("compact, delete"), Some(true));
        assert_eq!(list.accepts("compact,purge"), Some(false));
        assert_eq!(Valid::OneOf(vec!["lz4"]).accepts("gzip"), Some(false));
    }
}
