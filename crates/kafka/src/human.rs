//! Numbers in units people read: "604800000 ms, 7 days".

/// The unit a setting's name implies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Thousandths of a second.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Bytes.
    Bytes,
    /// Bytes per second.
    BytesPerSecond,
}

impl Unit {
    /// The unit of the setting of that name, where the name tells.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
        // Sizes whose names do not say bytes; all are documented in bytes.
        let sizes = [
            "batch.size",
            "buffer.memory",
            "max.request.size",
            "cache.max.bytes.buffering",
            "rocksdb.config.block.cache",
            "sasl.server.max.receive.size",
        ];
        if ends(&[".bytes.per.second", ".byte.rate", ".throttled.rate"]) {
            Some(Self::BytesPerSecond)
        } else if ends(&[".ms"]) {
            Some(Self::Milliseconds)
        } else if ends(&[".seconds", ".sec"]) {
            Some(Self::Seconds)
        } else if ends(&[".minutes"]) {
            Some(Self::Minutes)
        } else if ends(&[".hours"]) {
            Some(Self::Hours)
        } else if ends(&[".bytes"]) || sizes.contains(&name) {
            Some(Self::Bytes)
        } else {
            None
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Milliseconds => "ms",
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Bytes => "bytes",
            Self::BytesPerSecond => "bytes per second",
        }
    }
}

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

const TIMES: [(i64, &str); 4] = [
    (DAY, "day"),
    (HOUR, "hour"),
    (MINUTE, "minute"),
    (SECOND, "second"),
];
const SIZES: [(i64, &str); 4] = [
    (1 << 40, "TiB"),
    (1 << 30, "GiB"),
    (1 << 20, "MiB"),
    (1 << 10, "KiB"),
];

/// A value of the setting `name` as people read it. Text that is no positive number, or whose name tells no unit,
/// comes back as it is.
#[must_use]
pub fn human(name: &str, value: &str) -> String {
    let (Some(unit), Ok(number)) = (Unit::of(name), value.trim().parse::<i64>()) else {
        return value.to_owned();
    };
    if number <= 0 {
        return value.to_owned();
    }
    let plain = format!("{number} {}", unit.name());
    if number == i64::MAX {
        return format!("{plain}, without end");
    }
    match worded(number, unit) {
        Some(words) => format!("{plain}, {words}"),
        None => plain,
    }
}

/// A value of the setting `name` as messages quote it: "`604800000` (7 days)", or "`3`" where there is no better unit.
#[must_use]
pub fn told(name: &str, value: &str) -> String {
    told_with(name, value, "")
}

/// The same with a remark: "`604800000` (7 days, the MSK default)", "`3` (the MSK default)".
#[must_use]
pub fn told_with(name: &str, value: &str, remark: &str) -> String {
    let number = value
        .trim()
        .parse::<i64>()
        .ok()
        .filter(|number| *number > 0);
    let words = Unit::of(name)
        .zip(number)
        .and_then(|(unit, number)| match number {
            i64::MAX => Some("without end".to_owned()),
            _ => worded(number, unit),
        });
    match (words, remark) {
        (None, "") => format!("`{value}`"),
        (Some(words), "") => format!("`{value}` ({words})"),
        (None, remark) => format!("`{value}` ({remark})"),
        (Some(words), remark) => format!("`{value}` ({words}, {remark})"),
    }
}

/// A text about values of the setting `name`, such as `1024 to 1048576`, with every number that has a better unit told
/// in it as well: `1024 (1 KiB) to 1048576 (1 MiB)`.
#[must_use]
pub fn humanly(name: &str, text: &str) -> String {
    let Some(unit) = Unit::of(name) else {
        return text.to_owned();
    };
    let mut told = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', ',', ';']);
        told.push_str(bare);
        let number = bare.parse::<i64>().ok().filter(|number| *number > 0);
        let words = number.and_then(|number| match number {
            i64::MAX => Some("without end".to_owned()),
            _ => worded(number, unit),
        });
        if let Some(words) = words {
            told.push_str(&format!(" ({words})"));
        }
        told.push_str(word.get(bare.len()..).unwrap_or(""));
    }
    told
}

fn worded(number: i64, unit: Unit) -> Option<String> {
    let (scale, steps): (i64, &[_]) = match unit {
        Unit::Milliseconds => (1, &TIMES),
        Unit::Seconds => (SECOND, &TIMES),
        Unit::Minutes => (MINUTE, &TIMES),
        Unit::Hours => (HOUR, &TIMES),
        Unit::Bytes | Unit::BytesPerSecond => (1, &SIZES),
    };
    let total = number.checked_mul(scale)?;
    let (step, name) = *steps.iter().find(|(step, _)| total >= *step)?;
    // The same unit again says nothing new.
    if step == scale {
        return None;
    }
    let hundredths = (i128::from(total) * 100 + i128::from(step) / 2) / i128::from(step);
    let exact = hundredths * i128::from(step) == i128::from(total) * 100;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let amount = match rest {
        0 => whole.to_string(),
        _ => format!("{whole}.{rest:02}")
            .trim_end_matches('0')
            .to_owned(),
    };
    let about = if exact { "" } else { "about " };
    let plural = if scale != 1 || matches!(unit, Unit::Milliseconds) {
        if hundredths == 100 { "" } else { "s" }
    } else {
        ""
    };
    let rate = if unit == Unit::BytesPerSecond {
        "/s"
    } else {
        ""
    };
    Some(format!("{about}{amount} {name}{plural}{rate}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_within_a_text_get_their_words() {
        for (name, text, words) in [
            (
                "segment.bytes",
                "at least 1048576",
                "at least 1048576 (1 MiB)",
            ),
            (
                "retention.ms",
                "259200000 or more, or -1",
                "259200000 (3 days) or more, or -1",
            ),
            ("linger.ms", "0 or more", "0 or more"),
            ("num.partitions", "1 to 86400000", "1 to 86400000"),
            (
                "max.compaction.lag.ms",
                "9223372036854775807",
                "9223372036854775807 (without end)",
            ),
        ] {
            assert_eq!(humanly(name, text), words);
        }
    }

    #[test]
    fn quotes_carry_their_better_unit_and_a_remark() {
        for (name, value, remark, words) in [
            ("retention.ms", "604800000", "", "`604800000` (7 days)"),
            ("linger.ms", "5", "", "`5`"),
            ("acks", "1", "the default", "`1` (the default)"),
            (
                "max.request.size",
                "1048576",
                "the Kafka default",
                "`1048576` (1 MiB, the Kafka default)",
            ),
            ("retention.ms", "-1", "", "`-1`"),
            ("retention.ms", "soon", "", "`soon`"),
        ] {
            assert_eq!(told_with(name, value, remark), words);
        }
    }

    #[test]
    fn words_times_and_sizes() {
        for (name, value, words) in [
            ("log.retention.ms", "604800000", "604800000 ms, 7 days"),
            ("log.retention.hours", "168", "168 hours, 7 days"),
            ("log.retention.hours", "5", "5 hours"),
            ("log.retention.minutes", "90", "90 minutes, 1.5 hours"),
            ("segment.ms", "86400000", "86400000 ms, 1 day"),
            ("linger.ms", "5", "5 ms"),
            ("request.timeout.ms", "30000", "30000 ms, 30 seconds"),
            ("segment.bytes", "1073741824", "1073741824 bytes, 1 GiB"),
            ("message.max.bytes", "1048588", "1048588 bytes, about 1 MiB"),
            ("batch.size", "16384", "16384 bytes, 16 KiB"),
            ("log.retention.bytes", "-1", "-1"),
            ("log.segment.bytes", "12", "12 bytes"),
            ("num.partitions", "1048576", "1048576"),
            (
                "max.block.ms",
                "9223372036854775807",
                "9223372036854775807 ms, without end",
            ),
            ("producer_byte_rate", "5", "5"),
            ("log.retention.ms", "soon", "soon"),
        ] {
            assert_eq!(human(name, value), words);
        }
    }
}
