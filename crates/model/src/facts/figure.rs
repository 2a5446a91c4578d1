//! Figures as pages state them: a number, a range, a list or words. In: the fields of a data entry. Out: something to compare with.

use super::origin::Row;
use std::fmt;

/// Inclusive bounds; at least one of them is set in every data file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Lowest value allowed.
    pub min: Option<f64>,
    /// Highest value allowed.
    pub max: Option<f64>,
}

impl Bounds {
    /// Whether the value lies within, ends included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => write!(f, "exactly {min}"),
            (Some(min), Some(max)) => write!(f, "{min} to {max}"),
            (Some(min), None) => write!(f, "at least {min}"),
            (None, Some(max)) => write!(f, "at most {max}"),
            (None, None) => f.write_str("anything"),
        }
    }
}

/// One figure. Which unit it has stands beside it.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// A single number.
    Number(f64),
    /// Inclusive bounds.
    Range(Bounds),
    /// Allowed or listed numbers.
    Numbers(Vec<f64>),
    /// Allowed or listed names.
    Names(Vec<&'static str>),
    /// A statement that is no number, e.g. `unlimited`.
    Words(&'static str),
}

impl Figure {
    /// The number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The bounds, if it is a range.
    #[must_use]
    pub fn range(&self) -> Option<Bounds> {
        match self {
            Self::Range(bounds) => Some(*bounds),
            _ => None,
        }
    }

    /// The names, empty for every other kind of figure.
    #[must_use]
    pub fn list(&self) -> &[&'static str] {
        match self {
            Self::Names(names) => names,
            _ => &[],
        }
    }

    /// The listed numbers, empty for every other kind of figure.
    #[must_use]
    pub fn numbers(&self) -> &[f64] {
        match self {
            Self::Numbers(numbers) => numbers,
            _ => &[],
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Range(bounds) => bounds.fmt(f),
            Self::Numbers(numbers) => {
                let texts: Vec<String> = numbers.iter().map(f64::to_string).collect();
                f.write_str(&texts.join(", "))
            }
            Self::Names(names) => f.write_str(&names.join(", ")),
            Self::Words(words) => f.write_str(words),
        }
    }
}

impl Bounds {
    /// The bounds that a record states under `min` and `max`.
    pub(super) fn read(row: Row<'_>) -> Self {
        Self {
            min: row.figure_if_any("min"),
            max: row.figure_if_any("max"),
        }
    }

    /// The bounds that a list of two states, `null` where open.
    pub(super) fn of_ends(row: Row<'_>, key: &str) -> Option<Self> {
        let mut ends = row.value(key)?.items();
        let (min, max) = (ends.next()?, ends.next()?);
        Some(Self {
            min: min.figure(),
            max: max.figure(),
        })
    }
}

impl Figure {
    /// The figure of a data entry: the field that is there says which kind it is.
    pub(super) fn read(row: Row<'_>) -> Self {
        let has = |key| row.value(key).is_some();
        if has("number") {
            Self::Number(row.figure("number"))
        } else if has("range") {
            Self::Range(Bounds::read(row.record("range")))
        } else if has("numbers") {
            Self::Numbers(row.figures("numbers"))
        } else if has("names") {
            Self::Names(row.texts("names"))
        } else {
            Self::Words(row.text("words"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_include_their_ends() {
        let both = Bounds {
            min: Some(10.0),
            max: Some(80.0),
        };
        assert!(both.contains(10.0) && both.contains(80.0));
        assert!(!both.contains(9.9) && !both.contains(80.1) && !both.contains(f64::NAN));
        let open = Bounds {
            min: Some(3.0),
            max: None,
        };
        assert!(open.contains(1e18) && !open.contains(2.0));
    }

    #[test]
    fn figures_read_as_a_person_would_say_them() {
        let range = |min, max| Figure::Range(Bounds { min, max }).to_string();
        assert_eq!(range(Some(10.0), Some(80.0)), "10 to 80");
        assert_eq!(range(Some(2.0), Some(2.0)), "exactly 2");
        assert_eq!(range(None, Some(312.5)), "at most 312.5");
        assert_eq!(range(Some(604_800_000.0), None), "at least 604800000");
        assert_eq!(Figure::Numbers(vec![1.0, 2.0, 4.0]).to_string(), "1, 2, 4");
        assert_eq!(Figure::Names(vec!["a", "b"]).list(), ["a", "b"]);
        assert_eq!(Figure::Words("unlimited").number(), None);
    }
}
