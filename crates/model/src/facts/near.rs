//! The known name closest to a misspelt one. In: a name from a template. Out: a suggestion, or nothing when none is close.

/// Longer names than any real one are not compared, which bounds the time for hostile input.
const LONGEST: usize = 64;

/// The closest candidate, when at most a third of its letters differ. Ties go to the earlier candidate.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let name = name.to_lowercase();
    candidates
        .map(|candidate| (edits(&name, candidate), candidate))
        .filter(|(edits, candidate)| *edits * 3 <= candidate.len())
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance: insertions, deletions and substitutions of single characters.
fn edits(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (line, a) in from.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (cell, b) in row.iter_mut().skip(1).zip(to.chars()) {
            let above = *cell;
            let here = (diagonal + usize::from(a != b))
                .min(above + 1)
                .min(left + 1);
            diagonal = above;
            left = here;
            *cell = here;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_single_character_edits() {
        for (from, to, distance) in [
            ("", "", 0),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("flaw", "lawn", 2),
            ("a", "a", 0),
        ] {
            assert_eq!(edits(from, to), distance, "{from} {to}");
            assert_eq!(edits(to, from), distance, "{to} {from}");
        }
    }

    #[test]
    fn suggests_only_what_is_close() {
        let known = ["kafka.m5.large", "kafka.m7g.large"];
        assert_eq!(
            nearest("kafka.m5.larg", known.into_iter()),
            Some("kafka.m5.large")
        );
        assert_eq!(
            nearest("KAFKA.M7G.LARGE", known.into_iter()),
            Some("kafka.m7g.large")
        );
        assert_eq!(nearest("banana", known.into_iter()), None);
        assert_eq!(nearest(&"k".repeat(100_000), known.into_iter()), None);
    }
}
