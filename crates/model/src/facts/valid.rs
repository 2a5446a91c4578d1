//! Values that MSK takes for a property. In: a value as written in a file. Out: whether MSK would take it.

use super::figure::Bounds;
use super::origin::Row;
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

impl Valid {
    /// What a record says.
    fn read(row: Row<'_>) -> Self {
        if row.value("one_of").is_some() {
            Self::OneOf(row.texts("one_of"))
        } else if row.value("list_of").is_some() {
            Self::ListOf(row.texts("list_of"))
        } else {
            Self::Range {
                bounds: Bounds::read(row),
                or: row.figure_if_any("or"),
                below: row.text_if_any("below"),
            }
        }
    }

    /// What a field of an entry says, where it has one.
    pub(super) fn read_if_any(entry: Row<'_>, key: &str) -> Option<Self> {
        entry.record_if_any(key).map(Self::read)
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
