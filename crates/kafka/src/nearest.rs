//! The name someone may have meant.

use crate::{Kind, setting, settings};

/// Names longer than this are no typing mistakes, and comparing them would only cost time.
const LONGEST: usize = 100;

/// The setting of that kind whose name is nearest to `name`, when it is near enough to be meant.
/// Other letter case and `_` or `-` for `.` count as no difference.
#[must_use]
pub fn nearest(kind: Kind, name: &str) -> Option<&'static str> {
    if name.len() > LONGEST {
        return None;
    }
    let wanted = name.trim().to_lowercase().replace(['_', '-'], ".");
    if let Some(found) = setting(kind, &wanted) {
        return Some(found.name);
    }
    // One slip in six characters, three at most.
    let mut near = 1 + (wanted.len() / 6).min(2);
    let mut best = None;
    for candidate in settings(kind) {
        if candidate.name.len().abs_diff(wanted.len()) > near {
            continue;
        }
        let distance = distance(candidate.name.as_bytes(), wanted.as_bytes());
        // The first of equals wins, so the answer does not depend on anything but the names.
        if distance < near || (distance == near && best.is_none()) {
            near = distance;
            best = Some(candidate.name);
        }
    }
    best
}

/// Least number of insertions, deletions, replacements and swaps of neighbours between the two.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut last = None;
    for (row, &a) in one.iter().enumerate() {
        let mut current = Vec::with_capacity(other.len() + 1);
        current.push(row + 1);
        let mut left = row + 1;
        for (column, &b) in other.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let swapped = column.checked_sub(1).and_then(|at| other.get(at));
            let mut least = (get(&above, column) + usize::from(a != b))
                .min(get(&above, column + 1) + 1)
                .min(left + 1);
            if column > 0 && last == Some(b) && swapped == Some(&a) {
                least = least.min(get(&before, column - 1) + 1);
            }
            current.push(least);
            left = least;
        }
        before = std::mem::replace(&mut above, current);
        last = Some(a);
    }
    above.last().copied().unwrap_or(one.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips() {
        for (one, other, slips) in [
            ("acks", "acks", 0),
            ("acsk", "acks", 1),
            ("ack", "acks", 1),
            ("retris", "retries", 1),
            ("abc", "xyz", 3),
            ("", "ab", 2),
        ] {
            assert_eq!(
                distance(one.as_bytes(), other.as_bytes()),
                slips,
                "{one} {other}"
            );
            assert_eq!(
                distance(other.as_bytes(), one.as_bytes()),
                slips,
                "{other} {one}"
            );
        }
    }

    #[test]
    fn finds_what_was_meant() {
        for (kind, name, meant) in [
            (
                Kind::Broker,
                "log.retention.hour",
                Some("log.retention.hours"),
            ),
            (
                Kind::Broker,
                "min.insync.replica",
                Some("min.insync.replicas"),
            ),
            (
                Kind::Broker,
                "auto_create_topics_enable",
                Some("auto.create.topics.enable"),
            ),
            (Kind::Broker, "Num.Partitions", Some("num.partitions")),
            (
                Kind::Producer,
                "enable.idempotance",
                Some("enable.idempotence"),
            ),
            (Kind::Producer, "akcs", Some("acks")),
            (Kind::Broker, "completely.different.thing", None),
            (Kind::Broker, "", None),
        ] {
            assert_eq!(nearest(kind, name), meant, "{name}");
        }
        assert_eq!(nearest(Kind::Broker, &"x".repeat(10_000)), None);
    }
}
