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
    let mut slips = Slips::of(wanted.as_bytes());
    for candidate in settings(kind) {
        let name = candidate.name.as_bytes();
        let Some(distance) = slips.to(name, near) else {
            continue;
        };
        // The first of equals wins, so the answer does not depend on anything but the names.
        if distance < near || (distance == near && best.is_none()) {
            near = distance;
            best = Some(candidate.name);
        }
    }
    best
}

/// How many slips lie between one text and others. An editor asks at every keystroke, of a few hundred names: most are
/// told apart by the letters that only one of the two has.
struct Slips<'t> {
    text: &'t [u8],
    letters: [u8; 32],
    // The rows of the table: the one that is filled, and the two above it.
    rows: [Vec<usize>; 3],
}

impl<'t> Slips<'t> {
    fn of(text: &'t [u8]) -> Self {
        Self {
            text,
            letters: letters(text),
            rows: [const { Vec::new() }; 3],
        }
    }

    /// Least number of insertions, deletions, replacements and swaps of neighbours, when it is at most that many.
    fn to(&mut self, one: &[u8], most: usize) -> Option<usize> {
        let other = self.text;
        if one.len().abs_diff(other.len()) > most {
            return None;
        }
        // Each slip adds a letter, drops one, or trades one for another.
        let (mut more, mut less) = (0, 0);
        for (mine, theirs) in self.letters.iter().zip(letters(one)) {
            more += usize::from(mine.saturating_sub(theirs));
            less += usize::from(theirs.saturating_sub(*mine));
        }
        if more.max(less) > most {
            return None;
        }
        let [above, before, current] = &mut self.rows;
        above.clear();
        above.extend(0..=other.len());
        let mut last = None;
        for (row, &a) in one.iter().enumerate() {
            current.clear();
            current.push(row + 1);
            let mut left = row + 1;
            let mut least_of_row = left;
            for (column, &b) in other.iter().enumerate() {
                let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
                let swapped = column.checked_sub(1).and_then(|at| other.get(at));
                let mut least = (get(above, column) + usize::from(a != b))
                    .min(get(above, column + 1) + 1)
                    .min(left + 1);
                if column > 0 && last == Some(b) && swapped == Some(&a) {
                    least = least.min(get(before, column - 1) + 1);
                }
                current.push(least);
                left = least;
                least_of_row = least_of_row.min(least);
            }
            // What follows is no less: a swap starts one row further up, where the least is one less at best, and costs
            // one.
            if least_of_row > most {
                return None;
            }
            std::mem::swap(before, above);
            std::mem::swap(above, current);
            last = Some(a);
        }
        above.last().copied().filter(|distance| *distance <= most)
    }
}

/// How often each letter stands in a text; letters that share their last five bits count as one.
fn letters(text: &[u8]) -> [u8; 32] {
    let mut counts = [0u8; 32];
    for byte in text {
        if let Some(count) = counts.get_mut(usize::from(byte & 31)) {
            *count = count.saturating_add(1);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The whole table, as the definition has it.
    fn table(one: &[u8], other: &[u8]) -> usize {
        let mut cells = vec![vec![0; other.len() + 1]; one.len() + 1];
        for row in 0..=one.len() {
            for column in 0..=other.len() {
                let mut least = match (row, column) {
                    (0, _) => column,
                    (_, 0) => row,
                    _ => {
                        let differs = usize::from(one[row - 1] != other[column - 1]);
                        (cells[row - 1][column - 1] + differs)
                            .min(cells[row - 1][column] + 1)
                            .min(cells[row][column - 1] + 1)
                    }
                };
                if row > 1
                    && column > 1
                    && one[row - 1] == other[column - 2]
                    && one[row - 2] == other[column - 1]
                {
                    least = least.min(cells[row - 2][column - 2] + 1);
                }
                cells[row][column] = least;
            }
        }
        cells[one.len()][other.len()]
    }

    proptest! {
        #[test]
        fn what_is_passed_over_is_too_far(one in "[a-c.]{0,9}", others in prop::collection::vec("[a-d.]{0,9}", 1..4), most in 0usize..5) {
            let mut slips = Slips::of(one.as_bytes());
            for other in &others {
                let exact = table(one.as_bytes(), other.as_bytes());
                let told = slips.to(other.as_bytes(), most);
                prop_assert_eq!(told, Some(exact).filter(|exact| *exact <= most), "{} {}", one, other);
            }
        }
    }

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
            for (one, other) in [(one, other), (other, one)] {
                let of = |most| Slips::of(one.as_bytes()).to(other.as_bytes(), most);
                assert_eq!(of(5), Some(slips), "{one} {other}");
                assert_eq!(of(slips), Some(slips), "{one} {other}");
                assert_eq!(slips.checked_sub(1).and_then(of), None, "{one} {other}");
            }
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
