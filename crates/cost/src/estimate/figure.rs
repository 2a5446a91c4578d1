//! Arithmetic that explains itself: a figure carries its range, its weakest word and the formula that made it.

use fact::Span;
use rust_decimal::Decimal;

use super::Words;
use crate::{Basis, Quantity, Range, Stated, defaults::named};

/// A quantity on its way to a bill.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) range: Range<Decimal>,
    pub(crate) basis: Basis,
    pub(crate) at: Option<Span>,
    pub(crate) formula: Words,
    /// The defaults it rests on, listed as assumptions once it reaches the bill.
    pub(crate) rests_on: Vec<&'static str>,
}

impl Figure {
    /// A stated quantity under its name, such as "3 brokers".
    pub(crate) fn stated<T: Quantity>(stated: &Stated<T>, name: &str) -> Self {
        let range = stated.range.map(Quantity::get);
        Self {
            range,
            basis: stated.basis,
            at: stated.at,
            formula: Words::figure(range, name),
            rests_on: Vec::new(),
        }
    }

    /// A default of `data/defaults.toml`.
    pub(crate) fn default(id: &'static str, name: &str) -> Self {
        Self::assumed(named(id).value(), name).resting_on(id)
    }

    /// The same figure, which holds only as long as a default does.
    pub(crate) fn resting_on(mut self, id: &'static str) -> Self {
        self.basis = Basis::Assumed;
        self.rests_on.push(id);
        self
    }

    /// A figure nobody stated.
    pub(crate) fn assumed(value: Decimal, name: &str) -> Self {
        let range = Range::exact(value);
        Self {
            range,
            basis: Basis::Assumed,
            at: None,
            formula: Words::figure(range, name),
            rests_on: Vec::new(),
        }
    }

    /// A figure that everybody knows, such as seconds in an hour.
    pub(crate) fn known(value: Decimal, name: &str) -> Self {
        Self {
            basis: Basis::Declared,
            ..Self::assumed(value, name)
        }
    }

    pub(crate) fn times(self, other: &Self) -> Self {
        Self {
            range: self.range.zip(other.range, |a, b| a * b),
            basis: self.basis.max(other.basis),
            at: self.at.or(other.at),
            formula: self.formula.joined("×", &other.formula),
            rests_on: both(self.rests_on, &other.rests_on),
        }
    }

    /// Divides by a figure that is not zero; by zero nothing changes.
    pub(crate) fn over(self, other: &Self) -> Self {
        let quotient = |a: Decimal, b: Decimal| a.checked_div(b).unwrap_or(a);
        // The most brokers make the least of each, and the other way round.
        let divisor = Range {
            low: other.range.high,
            typical: other.range.typical,
            high: other.range.low,
        };
        Self {
            range: self.range.zip(divisor, quotient),
            basis: self.basis.max(other.basis),
            at: self.at.or(other.at),
            formula: self.formula.joined("÷", &other.formula),
            rests_on: both(self.rests_on, &other.rests_on),
        }
    }

    /// The same with a lower bound taken from another figure.
    pub(crate) fn at_least(self, low: &Self) -> Self {
        let bound = low.range.low.min(self.range.low);
        Self {
            range: Range {
                low: bound,
                ..self.range
            },
            ..self
        }
    }

    /// The same figure, pointing at where another one was written: the one that a reader of the line would change.
    pub(crate) fn pointing_at(self, other: Option<Span>) -> Self {
        Self {
            at: other.or(self.at),
            ..self
        }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.range.high.is_zero()
    }
}

fn both(mut mine: Vec<&'static str>, theirs: &[&'static str]) -> Vec<&'static str> {
    mine.extend_from_slice(theirs);
    mine
}
