//! Quantities with their unit in the type. GB in AWS's MSK prices is 2^30 bytes (AWS Service Terms, as AWS's sizing
//! script states), so `Gib` is the unit of every volume here.

use rust_decimal::Decimal;

/// A figure that is not negative and below a bound no real cluster comes near, so that products never overflow.
pub trait Quantity: Copy + PartialEq {
    /// The unit as people write it.
    const UNIT: &'static str;
    /// The largest figure taken.
    const LIMIT: u64;
    /// Whether only whole numbers make sense.
    const WHOLE: bool;
    /// The same three as a value, for code that is the same for all quantities.
    const FORM: Form = Form {
        unit: Self::UNIT,
        limit: Self::LIMIT,
        whole: Self::WHOLE,
    };

    /// The quantity, or `None` for a negative, too large or wrongly fractional figure.
    fn new(figure: Decimal) -> Option<Self>;
    /// The figure.
    fn get(self) -> Decimal;
}

/// What makes a figure one of a quantity.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The unit as people write it.
    pub unit: &'static str,
    /// The largest figure taken.
    pub limit: u64,
    /// Whether only whole numbers make sense.
    pub whole: bool,
}

impl Form {
    /// The figure without trailing zeros, or `None` for a negative, too large or wrongly fractional one.
    #[must_use]
    pub fn figure(self, figure: Decimal) -> Option<Decimal> {
        let fits = !figure.is_sign_negative() || figure.is_zero();
        let whole = !self.whole || figure.is_integer();
        let small = figure <= Decimal::from(self.limit);
        (fits && whole && small).then(|| figure.abs().normalize())
    }
}

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $unit:literal, $limit:literal, whole: $whole:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Decimal);

        impl Quantity for $name {
            const UNIT: &'static str = $unit;
            const LIMIT: u64 = $limit;
            const WHOLE: bool = $whole;

            fn new(figure: Decimal) -> Option<Self> {
                Self::FORM.figure(figure).map(Self)
            }

            fn get(self) -> Decimal {
                self.0
            }
        }
    };
}

quantity!(
    /// Binary gigabytes, 2^30 bytes; "GB" in AWS's MSK prices. Up to a billion (an exbibyte).
    Gib, "GiB", 1_000_000_000, whole: false
);
quantity!(
    /// Binary megabytes per second, 2^20 bytes. Up to a million.
    MibPerSecond, "MiB/s", 1_000_000, whole: false
);
quantity!(
    /// Hours of existence within the month, or of retention. Up to a million (114 years).
    Hours, "h", 1_000_000, whole: false
);
quantity!(
    /// Things that are whole: brokers, clusters, partitions. Up to a million.
    Count, "", 1_000_000, whole: true
);
quantity!(
    /// An average number of things that come and go, such as autoscaled workers. Up to a million.
    Average, "", 1_000_000, whole: false
);

/// A share between 0 and 100 percent, kept as a fraction of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(Decimal);

impl Percent {
    /// `12%` or `12` percent as a share; `None` when it is not a number from 0 to 100.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let figure = text.trim().trim_end_matches('%').trim_end();
        let percent = Decimal::from_str_exact(figure).ok()?;
        let within = !percent.is_sign_negative() && percent <= Decimal::ONE_HUNDRED;
        within.then(|| Self((percent / Decimal::ONE_HUNDRED).normalize()))
    }

    /// The share as a fraction of one.
    #[must_use]
    pub fn fraction(self) -> Decimal {
        self.0
    }

    /// The share in percent.
    #[must_use]
    pub fn percent(self) -> Decimal {
        (self.0 * Decimal::ONE_HUNDRED).normalize()
    }

    /// What is left of one.
    #[must_use]
    pub fn rest(self) -> Decimal {
        Decimal::ONE - self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn refuses_what_is_no_quantity() {
        assert!(Gib::new(figure("-1")).is_none());
        assert!(Gib::new(figure("1000000001")).is_none());
        assert!(Count::new(figure("2.5")).is_none());
        assert!(Count::new(figure("3.0")).is_some());
        assert!(Average::new(figure("2.5")).is_some());
        assert!(Gib::new(figure("-0")).is_some());
    }

    #[test]
    fn a_share_is_between_nothing_and_all() {
        assert_eq!(Percent::parse("12%").unwrap().rest(), figure("0.88"));
        assert_eq!(Percent::parse("7.5").unwrap().percent(), figure("7.5"));
        for text in ["101%", "-1%", "", "%", "a", "1e400"] {
            assert!(Percent::parse(text).is_none(), "{text}");
        }
    }
}
