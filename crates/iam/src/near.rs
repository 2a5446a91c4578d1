//! The known word that a reader most likely meant.

/// The nearest of the known words, ignoring case, when it is near enough to be meant: at most a third of the letters
/// differ. The first of equally near ones.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_ascii_lowercase();
    if lower.len() > 80 {
        return None;
    }
    let most = (lower.len() / 3).clamp(1, 4);
    known
        .map(|candidate| (distance(&lower, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance over bytes.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, mine) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, theirs) in row.iter_mut().skip(1).zip(b.bytes()) {
            let changed = diagonal + usize::from(mine != theirs);
            diagonal = *cell;
            left = changed.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_changed_letters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", "abc"), 0);
    }

    #[test]
    fn near_words_only() {
        let known = ["DescribeTopic", "DescribeGroup"];
        assert_eq!(
            nearest("DescibeTopics", known.into_iter()),
            Some("DescribeTopic")
        );
        assert_eq!(nearest("Banana", known.into_iter()), None);
    }
}
