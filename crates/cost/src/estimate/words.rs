//! How a quantity came about, in parts: `3 brokers × 730 h`. A comparison makes a hundred bills and shows three, so the
//! words are put together when somebody reads them.

use std::{fmt, sync::Arc};

use rust_decimal::Decimal;

use crate::Range;

/// The formula of a quantity with its inputs filled in; its text is for people. Two are equal when they read alike.
#[derive(Clone, Debug)]
pub struct Words(Arc<Part>);

#[derive(Debug)]
enum Part {
    /// A figure and what it counts.
    Figure(Range<Decimal>, Box<str>),
    /// Two formulas with an operator between them.
    Joined(Words, &'static str, Words),
    /// A formula with something before and after it.
    Around(&'static str, Words, String),
    /// Anything else.
    Text(String),
}

impl Words {
    pub(crate) fn figure(range: Range<Decimal>, name: &str) -> Self {
        Self(Arc::new(Part::Figure(range, name.into())))
    }

    pub(crate) fn text(text: String) -> Self {
        Self(Arc::new(Part::Text(text)))
    }

    pub(crate) fn joined(&self, operator: &'static str, other: &Self) -> Self {
        Self(Arc::new(Part::Joined(
            self.clone(),
            operator,
            other.clone(),
        )))
    }

    pub(crate) fn around(&self, before: &'static str, after: impl Into<String>) -> Self {
        Self(Arc::new(Part::Around(before, self.clone(), after.into())))
    }

    pub(crate) fn in_brackets(&self) -> Self {
        self.around("(", ")")
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Part::Figure(range, name) => labelled(*range, name, f),
            Part::Joined(left, operator, right) => write!(f, "{left} {operator} {right}"),
            Part::Around(before, words, after) => write!(f, "{before}{words}{after}"),
            Part::Text(text) => f.write_str(text),
        }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.to_string() == other.to_string()
    }
}

impl Eq for Words {}

fn labelled(range: Range<Decimal>, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}", range.typical.normalize())?;
    if !range.is_exact() {
        write!(f, " ({}–{})", range.low.normalize(), range.high.normalize())?;
    }
    let one = range.is_exact() && range.typical == Decimal::ONE;
    let name = match name {
        "" => return Ok(()),
        "copies" if one => "copy",
        name if one && name.len() > 1 && !name.contains(' ') => {
            name.strip_suffix('s').unwrap_or(name)
        }
        name => name,
    };
    write!(f, " {name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_as_a_formula() {
        let exact = |figure: i64, name: &str| Words::figure(Range::exact(figure.into()), name);
        let range = Range {
            low: Decimal::ONE,
            typical: Decimal::TWO,
            high: Decimal::TEN,
        };
        let brokers = exact(3, "brokers").joined("×", &exact(730, "h"));
        let held = brokers.in_brackets().joined("÷", &exact(1, "brokers"));
        for (words, told) in [
            (&brokers, "3 brokers × 730 h"),
            (&held, "(3 brokers × 730 h) ÷ 1 broker"),
            (&exact(1, "copies"), "1 copy"),
            (&exact(4, ""), "4"),
            (&Words::figure(range, "GiB"), "2 (1–10) GiB"),
        ] {
            assert_eq!(words.to_string(), told);
        }
        assert_eq!(brokers, Words::text("3 brokers × 730 h".into()));
        assert_ne!(brokers, held);
    }
}
