//! One value of a request against one value of a condition, by the kind of test.

use std::net::IpAddr;

use fact::{Date, Text};

use crate::{Language, Order, Pattern, Resource, Test, Tri};

/// Whether the request's value passes, before any negation. A value that the test cannot read never passes: `No` for
/// the request's, `Maybe` for a condition's, because nobody can tell what was meant.
pub(crate) fn compare(test: Test, given: &str, wanted: &str, variables: bool) -> Tri {
    let open = wanted.contains(Text::HOLE) || (variables && wanted.contains("${"));
    match test {
        Test::String => text(given, wanted, variables, Language::Literal),
        Test::StringIgnoreCase => text(
            &given.to_lowercase(),
            &wanted.to_lowercase(),
            variables,
            Language::Literal,
        ),
        Test::StringLike => text(given, wanted, variables, Language::Wildcards),
        Test::Arn => {
            let language = if variables {
                Language::Variables
            } else {
                Language::Wildcards
            };
            let wanted = Text::standing_for(wanted, fact::Span::default());
            let pattern = Resource::read(&wanted, fact::Span::default(), language);
            let given = Text::standing_for(given, fact::Span::default());
            pattern.covers(&Resource::read(
                &given,
                fact::Span::default(),
                Language::Literal,
            ))
        }
        _ if open => Tri::Maybe,
        Test::Bool => equal(boolean(given), boolean(wanted)),
        Test::Binary => Tri::sure(given.trim_end_matches('=') == wanted.trim_end_matches('=')),
        Test::Numeric(order) => ordered(number(given), number(wanted), order),
        Test::Date(order) => ordered(instant(given), instant(wanted), order),
        Test::IpAddress => match (given.parse::<IpAddr>().ok(), range(wanted)) {
            (_, None) => Tri::Maybe,
            (None, _) => Tri::No,
            (Some(address), Some(range)) => Tri::sure(within(address, range)),
        },
        // Asks about the key, not about its values; decided by the caller.
        Test::Null => Tri::Maybe,
    }
}

/// Whether a condition's value is one that the test can read.
pub(crate) fn readable_value(test: Test, value: &str) -> bool {
    if value.contains(Text::HOLE) || value.contains("${") {
        return true;
    }
    match test {
        Test::Bool | Test::Null => boolean(value).is_some(),
        Test::Numeric(_) => number(value).is_some(),
        Test::Date(_) => instant(value).is_some(),
        Test::IpAddress => range(value).is_some(),
        Test::Arn => value == "*" || value.split(':').count() >= 6,
        Test::String | Test::StringIgnoreCase | Test::StringLike | Test::Binary => true,
    }
}

fn text(given: &str, wanted: &str, variables: bool, wildcards: Language) -> Tri {
    // With variables on, a literal comparison still has to read `${…}`; its stars stay plain letters.
    let pattern = match (variables, wildcards) {
        (true, Language::Literal) if wanted.contains("${") => return Tri::Maybe,
        (true, Language::Wildcards) => Pattern::read(wanted, Language::Variables),
        (_, language) => Pattern::read(wanted, language),
    };
    pattern.matches(&Pattern::read(given, Language::Literal))
}

fn equal<T: PartialEq>(given: Option<T>, wanted: Option<T>) -> Tri {
    match (given, wanted) {
        (_, None) => Tri::Maybe,
        (given, wanted) => Tri::sure(given == wanted),
    }
}

fn ordered(given: Option<f64>, wanted: Option<f64>, order: Order) -> Tri {
    let (Some(given), Some(wanted)) = (given, wanted) else {
        return if wanted.is_none() {
            Tri::Maybe
        } else {
            Tri::No
        };
    };
    Tri::sure(match order {
        Order::Equal => given == wanted,
        Order::Less => given < wanted,
        Order::LessEqual => given <= wanted,
        Order::Greater => given > wanted,
        Order::GreaterEqual => given >= wanted,
    })
}

fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

fn number(text: &str) -> Option<f64> {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    text.parse().ok().filter(|_| plain)
}

/// Seconds since 1970: a number, or the W3C profile of ISO 8601 (`2026-11-20T08:00:00Z`, `2026-11-20`).
fn instant(text: &str) -> Option<f64> {
    if let Some(seconds) = number(text).filter(|_| !text.contains(['-', 'T'])) {
        return Some(seconds);
    }
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let day: Date = day.parse().ok()?;
    // Days fit a f64 exactly.
    let midnight = f64::from(i32::try_from(day.days()).ok()?) * 86_400.0;
    let Some(time) = time else {
        return Some(midnight);
    };
    let (clock, offset) = match time.find(['Z', '+', '-']) {
        Some(at) => (time.get(..at)?, offset(time.get(at..)?)?),
        None => (time, 0.0),
    };
    let mut parts = clock.split(':');
    let hours: f64 = parts.next()?.parse().ok()?;
    let minutes: f64 = parts.next()?.parse().ok()?;
    let seconds: f64 = parts.next().unwrap_or("0").parse().ok()?;
    let valid = (0.0..24.0).contains(&hours)
        && (0.0..60.0).contains(&minutes)
        && (0.0..61.0).contains(&seconds)
        && parts.next().is_none();
    valid.then_some(midnight + hours * 3600.0 + minutes * 60.0 + seconds - offset)
}

/// Seconds east of Greenwich.
fn offset(text: &str) -> Option<f64> {
    if text == "Z" {
        return Some(0.0);
    }
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let hours: f64 = hours.parse().ok()?;
    let minutes: f64 = minutes.parse().ok()?;
    Some(sign * (hours * 3600.0 + minutes * 60.0))
}

/// An address or a range in CIDR form.
fn range(text: &str) -> Option<(IpAddr, u32)> {
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let longest = if address.is_ipv4() { 32 } else { 128 };
    let length = length.map_or(Some(longest), |text| text.parse().ok())?;
    (length <= longest).then_some((address, length))
}

fn within(address: IpAddr, (network, length): (IpAddr, u32)) -> bool {
    // Counted from the top, bits behind the prefix do not matter.
    let same = |a: u128, b: u128, bits: u32| {
        length == 0 || (a ^ b).checked_shr(bits - length).unwrap_or(0) == 0
    };
    match (address, network) {
        (IpAddr::V4(a), IpAddr::V4(b)) => {
            same(u128::from(a.to_bits()), u128::from(b.to_bits()), 32)
        }
        (IpAddr::V6(a), IpAddr::V6(b)) => same(a.to_bits(), b.to_bits(), 128),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(test: Test, given: &str, wanted: &str) -> Tri {
        compare(test, given, wanted, true)
    }

    #[test]
    fn text_and_case() {
        assert_eq!(check(Test::String, "a", "A"), Tri::No);
        assert_eq!(check(Test::StringIgnoreCase, "a", "A"), Tri::Yes);
        assert_eq!(check(Test::String, "ab", "a*"), Tri::No);
        assert_eq!(check(Test::StringLike, "ab", "a*"), Tri::Yes);
        assert_eq!(check(Test::StringLike, "ab", "a${aws:x}*"), Tri::Maybe);
        assert_eq!(compare(Test::StringLike, "a${x}", "a${x}", false), Tri::Yes);
    }

    #[test]
    fn numbers_and_dates() {
        let at_most = Test::Numeric(Order::LessEqual);
        assert_eq!(check(at_most, "10", "10.0"), Tri::Yes);
        assert_eq!(check(at_most, "11", "10"), Tri::No);
        assert_eq!(check(at_most, "x", "10"), Tri::No);
        assert_eq!(check(at_most, "1", "ten"), Tri::Maybe);
        let before = Test::Date(Order::Less);
        assert_eq!(
            check(before, "2026-11-20T09:59:59+02:00", "2026-11-20T08:00:00Z"),
            Tri::Yes
        );
        assert_eq!(
            check(before, "2026-11-20T10:00:00+02:00", "2026-11-20T08:00:00Z"),
            Tri::No
        );
        // 2026-11-20 is day 20,777 of Unix time.
        assert_eq!(
            check(Test::Date(Order::Equal), "2026-11-20", "1795132800"),
            Tri::Yes
        );
        assert_eq!(check(before, "2026-11-20", "2026-02-30"), Tri::Maybe);
    }

    #[test]
    fn addresses() {
        let ip = Test::IpAddress;
        assert_eq!(check(ip, "10.1.2.3", "10.0.0.0/8"), Tri::Yes);
        assert_eq!(check(ip, "11.1.2.3", "10.0.0.0/8"), Tri::No);
        assert_eq!(check(ip, "1.2.3.4", "0.0.0.0/0"), Tri::Yes);
        assert_eq!(check(ip, "2001:db8::1", "2001:db8::/32"), Tri::Yes);
        assert_eq!(check(ip, "2001:db9::1", "2001:db8::/32"), Tri::No);
        assert_eq!(check(ip, "10.0.0.1", "10.0.0.1"), Tri::Yes);
        assert_eq!(check(ip, "10.0.0.1", "10.0.0.0/33"), Tri::Maybe);
    }

    #[test]
    fn arns_part_by_part() {
        let arn = "arn:aws:kafkaconnect:eu-west-1:111122223333:connector/a/b";
        assert_eq!(
            check(
                Test::Arn,
                arn,
                "arn:aws:kafkaconnect:*:111122223333:connector/*"
            ),
            Tri::Yes
        );
        assert_eq!(
            check(Test::Arn, arn, "arn:aws:kafkaconnect:*:*:plugin/*"),
            Tri::No
        );
        assert_eq!(check(Test::Bool, "True", "true"), Tri::Yes);
        assert_eq!(check(Test::Binary, "QUI", "QUI="), Tri::Yes);
    }
}
