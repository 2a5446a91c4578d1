//! Durations and data sizes as Spring Boot writes them. In: a text. Out: milliseconds or bytes as Kafka writes them.

/// A duration in milliseconds: a bare number is milliseconds already; `500ms`, `5s`, `2m`, `1h`, `7d` and ISO 8601 for
/// days and times (`PT1M30S`).
pub(super) fn milliseconds(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let upper = text.to_ascii_uppercase();
    if let Some(rest) = upper.strip_prefix('P') {
        return iso(rest);
    }
    let (number, unit) = split(text)?;
    let factor = match unit.to_ascii_lowercase().as_str() {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    number.checked_mul(factor)
}

fn iso(text: &str) -> Option<i64> {
    let mut total = 0_i64;
    let mut number = String::new();
    let mut time = false;
    let mut any = false;
    for c in text.chars() {
        let factor = match c {
            'T' if number.is_empty() => {
                time = true;
                continue;
            }
            '0'..='9' => {
                number.push(c);
                continue;
            }
            'D' => 86_400_000,
            'H' if time => 3_600_000,
            'M' if time => 60_000,
            'S' if time => 1_000,
            _ => return None,
        };
        let count: i64 = number.parse().ok()?;
        number.clear();
        any = true;
        total = total.checked_add(count.checked_mul(factor)?)?;
    }
    (any && number.is_empty()).then_some(total)
}

/// A data size in bytes: a bare number is bytes already; `KB`, `MB`, `GB` count in steps of 1024.
pub(super) fn bytes(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (number, unit) = split(text)?;
    let factor = match unit.to_ascii_uppercase().as_str() {
        "B" => 1,
        "KB" => 1 << 10,
        "MB" => 1 << 20,
        "GB" => 1 << 30,
        _ => return None,
    };
    number.checked_mul(factor)
}

fn split(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-')?;
    let number = text.get(..end)?.parse().ok()?;
    Some((number, text.get(end..)?.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_sizes_become_what_kafka_counts_in() {
        for (text, wanted) in [
            ("500", Some(500)),
            ("500ms", Some(500)),
            ("5s", Some(5_000)),
            ("PT1M30S", Some(90_000)),
            ("P7D", Some(604_800_000)),
            ("5 parsecs", None),
            ("PT", None),
            ("", None),
        ] {
            assert_eq!(milliseconds(text), wanted, "{text}");
        }
        for (text, wanted) in [
            ("16384", Some(16_384)),
            ("64KB", Some(65_536)),
            ("32MB", Some(33_554_432)),
            ("1TBX", None),
        ] {
            assert_eq!(bytes(text), wanted, "{text}");
        }
    }
}
