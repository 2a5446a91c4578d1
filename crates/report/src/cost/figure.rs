//! Figures as people read them.

use cost::{Money, Range};
use fact::Date;

/// Digits of a quantity or unit price that are shown; the exact figure is in the JSON document.
const SHOWN: u32 = 6;

/// A quantity or unit price with separated thousands and without trailing zeros: `2,190`, `0.0015`.
pub(crate) fn quantity(exact: &str) -> String {
    let (sign, digits) = exact
        .strip_prefix('-')
        .map_or(("", exact), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut shown = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    let kept = fraction.get(..SHOWN as usize);
    let dots = if kept.is_some_and(|kept| kept.len() < fraction.len()) {
        "…"
    } else {
        ""
    };
    let fraction = kept.unwrap_or(fraction);
    if !fraction.is_empty() {
        shown.push('.');
        shown.push_str(fraction);
        shown.push_str(dots);
    }
    shown
}

/// An amount, with its bounds where it is no single figure.
pub(crate) fn money(range: Range<Money>) -> String {
    if range.is_exact() {
        range.typical.to_string()
    } else {
        // Of a change that lowers the total, the low bound is the smaller step.
        let (low, high) = (range.low.min(range.high), range.low.max(range.high));
        format!("{} ({low} to {high})", range.typical)
    }
}

/// The dates of prices from the oldest to the newest, as the end of a sentence; nothing without prices.
pub(crate) fn dated(dates: impl Iterator<Item = Date>) -> String {
    let mut span: Option<(Date, Date)> = None;
    for date in dates {
        let (first, last) = span.unwrap_or((date, date));
        span = Some((first.min(date), last.max(date)));
    }
    match span {
        Some((first, last)) if first == last => format!("; prices of {first}"),
        Some((first, last)) => format!("; prices of {first} to {last}"),
        None => String::new(),
    }
}

/// A change with its sign.
pub(crate) fn change(amount: String) -> String {
    if amount.starts_with('-') {
        amount
    } else {
        format!("+{amount}")
    }
}

/// An amount as a summary says it: whole units, `$1,940–2,310`, or `1,940–2,310 EUR`.
pub(crate) fn roughly(range: Range<Money>, currency: &str) -> String {
    let whole = |amount: Money| {
        let text = amount.to_string();
        // Below ten the cents are the figure.
        match text.split_once('.') {
            Some((whole, _)) if whole.trim_start_matches('-').len() > 1 => round_up(amount),
            _ => text,
        }
    };
    let (low, typical, high) = (whole(range.low), whole(range.typical), whole(range.high));
    let figures = if low == high {
        typical
    } else {
        format!("{low}–{high}")
    };
    if currency == "USD" {
        format!("${figures}")
    } else {
        format!("{figures} {currency}")
    }
}

/// The amount in whole units, halves away from zero.
fn round_up(amount: Money) -> String {
    let whole = Money::new(amount.exact().round());
    let text = whole.to_string();
    text.strip_suffix(".00").unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated_and_long_fractions_cut() {
        for (exact, shown) in [
            ("2190", "2,190"),
            ("0.0015", "0.0015"),
            ("1234567.5", "1,234,567.5"),
            ("-12", "-12"),
            ("0.123456789", "0.123456…"),
            ("100", "100"),
        ] {
            assert_eq!(quantity(exact), shown);
        }
    }
}
