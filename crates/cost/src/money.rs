//! Amounts of money, kept to a trillionth of the currency unit so that sums are exact however they are grouped.

use std::{fmt, iter::Sum, ops::Add};

use rust_decimal::{Decimal, RoundingStrategy};

/// Digits kept after the decimal point. Twelve leave sixteen before it, more than any bill needs, and with a fixed
/// number of digits addition never rounds, so the total is the sum of its lines exactly.
const DIGITS: u32 = 12;

/// An amount of money in the currency of its estimate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// An amount, rounded to the digits that are kept.
    #[must_use]
    pub fn new(amount: Decimal) -> Self {
        Self(settle(amount))
    }

    /// The exact amount.
    #[must_use]
    pub fn exact(self) -> Decimal {
        self.0
    }

    /// The amount as a bill prints it: two digits, halves away from zero.
    #[must_use]
    pub fn rounded(self) -> Decimal {
        self.0
            .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
    }

    /// This amount less another; negative when the other is larger.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// A figure with as many digits as we keep, without trailing zeros.
pub(crate) fn settle(figure: Decimal) -> Decimal {
    figure
        .round_dp_with_strategy(DIGITS, RoundingStrategy::MidpointAwayFromZero)
        .normalize()
}

/// `settle(figure).ceil()`, which is what counts whole things, without the work of settling: a figure is rounded up
/// unless it is less than half of our last digit above a whole number.
pub(crate) fn settled_ceil(figure: Decimal) -> Decimal {
    /// Half of the last digit that is kept.
    const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, DIGITS + 1);
    let whole = figure.floor();
    if figure - whole < HALF {
        whole
    } else {
        whole + Decimal::ONE
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self((self.0 + other.0).normalize())
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Money {
    /// Two digits and thousands separators: `1,234.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.rounded());
        let (sign, digits) = text.strip_prefix('-').map_or(("", &*text), |d| ("-", d));
        let (whole, cents) = digits.split_once('.').unwrap_or((digits, "00"));
        f.write_str(sign)?;
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        write!(f, ".{cents}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_up_is_settling_and_rounding_up() {
        for text in [
            "0",
            "3",
            "3.0000000000004",
            "3.0000000000005",
            "3.0000000000006",
            "2.9999999999994",
            "2.9999999999996",
            "0.0000000000001",
            "16.25",
            "-0.0000000000004",
            "-0.0000000000005",
            "-1.5",
            "123456789.0000000000004999999",
        ] {
            let figure = Decimal::from_str_exact(text).unwrap();
            assert_eq!(settled_ceil(figure), settle(figure).ceil(), "{text}");
        }
    }

    #[test]
    fn prints_cents_and_thousands() {
        for (amount, shown) in [
            ("0", "0.00"),
            ("1234567.891", "1,234,567.89"),
            ("-1234.5", "-1,234.50"),
            ("999.995", "1,000.00"),
            ("100", "100.00"),
        ] {
            let money = Money::new(Decimal::from_str_exact(amount).unwrap());
            assert_eq!(money.to_string(), shown);
        }
    }
}
