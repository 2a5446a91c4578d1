//! Numbers as JSON spells them → plain decimals, and floats.

/// Both a whole number of so many digits and ten to the power of as many are exact as floats, so that their quotient is
/// the float nearest to the decimal.
const EXACT_DIGITS: usize = 15;

/// Beyond this an exponent gives no number that anybody means.
const HIGHEST_EXPONENT: usize = 400;

/// The float of a decimal without exponent; `None` beyond [`EXACT_DIGITS`].
pub(super) fn float(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction}");
    if digits.trim_start_matches('-').len() > EXACT_DIGITS {
        return None;
    }
    let digits: i64 = digits.parse().ok()?;
    let scale = 10_i64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    #[expect(
        clippy::cast_precision_loss,
        reason = "neither has more than fifteen digits"
    )]
    Some(digits as f64 / scale as f64)
}

/// A number, as JSON or TOML spells it, in the plainest spelling: without exponent, and without zeros at the end of a
/// fraction. `None` for what is no number, and for exponents in the hundreds.
#[must_use]
pub fn plain(text: &str) -> Option<String> {
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: isize = exponent.parse().ok()?;
    if exponent.unsigned_abs() > HIGHEST_EXPONENT {
        return None;
    }
    let (sign, number) = match number.strip_prefix('-') {
        Some(number) => ("-", number),
        None => ("", number),
    };
    let sound = number
        .bytes()
        .all(|one| one.is_ascii_digit() || one == b'.');
    if !sound || !number.bytes().any(|one| one.is_ascii_digit()) {
        return None;
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    // The point moves by the exponent; zeros fill up on the side it moves to.
    let zeros = "0".repeat(exponent.unsigned_abs());
    let (before, after) = match exponent < 0 {
        true => (format!("{zeros}{whole}"), fraction.to_owned()),
        false => (whole.to_owned(), format!("{fraction}{zeros}")),
    };
    let digits = format!("{before}{after}");
    let (whole, fraction) = digits.split_at(before.len().checked_add_signed(exponent)?);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelt_plainly() {
        for (text, expected) in [
            ("0", "0"),
            ("-7", "-7"),
            ("1.50", "1.5"),
            ("0.1", "0.1"),
            ("1e3", "1000"),
            ("1.25e1", "12.5"),
            ("1.25E+3", "1250"),
            ("2.5E-7", "0.00000025"),
            ("-120e-1", "-12"),
            ("0e5", "0"),
            ("18446744073709551615", "18446744073709551615"),
        ] {
            assert_eq!(plain(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "e5", ".", "-e1", "é1e-1", "1e", "1e401", "nan"] {
            assert_eq!(plain(text), None, "{text}");
        }
        assert_eq!(plain("1e99999999999999999999"), None);
    }

    #[test]
    fn floats_are_the_nearest() {
        for text in [
            "0",
            "90",
            "-1",
            "312.5",
            "0.1",
            "2.4",
            "123456789.012345",
            "604800000",
        ] {
            assert_eq!(float(text), text.parse().ok(), "{text}");
        }
        for text in ["1e3", "0.1234567890123456", "x"] {
            assert_eq!(float(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_float_reads_as_it_was_written(number in -1e9..1e9_f64) {
            let text = format!("{number:.4}");
            proptest::prop_assert_eq!(float(&text), text.parse().ok());
        }

        #[test]
        fn plain_spelling_keeps_the_number(mantissa in -999_999_i64..999_999, exponent in -20_i32..20) {
            let text = format!("{mantissa}e{exponent}");
            let told = plain(&text).unwrap();
            proptest::prop_assert!(!told.contains('e'));
            proptest::prop_assert_eq!(told.parse::<f64>().ok(), text.parse::<f64>().ok());
        }
    }
}
