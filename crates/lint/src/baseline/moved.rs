//! Files under a new name. In: known findings of files that are no more, and findings of files that a baseline has never
//! seen. Out: which file became which, where most of what was known of the one is found at the same addresses in the other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use model::Estate;

use super::Known;
use crate::{Finding, fingerprint::without_numbers};

/// So many pairs of files are compared; of more, only those that kept their name and changed their folder.
const MOST_PAIRS: usize = 250_000;

/// A file that is no more, and the one that holds its known findings now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The name that the baseline knows.
    pub from: String,
    /// The name of today.
    pub to: String,
    /// How many known findings moved along.
    pub findings: usize,
}

/// What moved.
#[derive(Debug, Default)]
pub(super) struct Moves {
    pub(super) files: Vec<Move>,
    /// Fingerprints of today's findings that are known under another file's name.
    pub(super) found: HashSet<String>,
    /// Fingerprints of the known ones.
    pub(super) known: HashSet<String>,
}

/// A finding of a file that the baseline does not name.
pub(super) struct Fresh {
    pub(super) file: String,
    rule: String,
    address: String,
    fingerprint: String,
}

impl Fresh {
    pub(super) fn of(finding: &Finding, estate: &Estate) -> Self {
        Self {
            file: estate.anchored(finding.at.file),
            rule: finding.rule.clone(),
            address: without_numbers(finding.path.as_str()),
            fingerprint: finding.fingerprint.clone(),
        }
    }
}

/// The fingerprints of a file by rule and address.
type Places<'a> = BTreeMap<(&'a str, String), Vec<&'a str>>;

pub(super) fn pair(lost: &[&Known], fresh: &[Fresh]) -> Moves {
    let mut old: BTreeMap<&str, Places<'_>> = BTreeMap::new();
    for one in lost {
        let place = (one.rule.as_str(), without_numbers(one.address()));
        let places = old.entry(one.file()).or_default();
        places.entry(place).or_default().push(&one.fingerprint);
    }
    let mut new: BTreeMap<&str, Places<'_>> = BTreeMap::new();
    for one in fresh {
        let place = (one.rule.as_str(), one.address.clone());
        let places = new.entry(&one.file).or_default();
        places.entry(place).or_default().push(&one.fingerprint);
    }
    let all = old.len().saturating_mul(new.len()) <= MOST_PAIRS;
    let mut pairs = Vec::new();
    for (from, known) in &old {
        let count: usize = known.values().map(Vec::len).sum();
        for (to, found) in &new {
            let renamed = last(from) != last(to);
            if renamed && !all {
                continue;
            }
            let shared: usize = shared(known, found)
                .map(|(was, is)| was.len().min(is.len()))
                .sum();
            if shared * 2 > count {
                pairs.push((Reverse(shared), renamed, *from, *to));
            }
        }
    }
    pairs.sort_unstable();
    let mut moves = Moves::default();
    for (Reverse(findings), _, from, to) in pairs {
        // Taken out of both, so that a file moves once.
        if !new.contains_key(to) {
            continue;
        }
        let Some(known) = old.remove(from) else {
            continue;
        };
        let found = new.remove(to).unwrap_or_default();
        for (was, is) in shared(&known, &found) {
            for (was, is) in was.iter().zip(is) {
                moves.known.insert((*was).to_owned());
                moves.found.insert((*is).to_owned());
            }
        }
        moves.files.push(Move {
            from: from.to_owned(),
            to: to.to_owned(),
            findings,
        });
    }
    moves.files.sort_by(|a, b| a.from.cmp(&b.from));
    moves
}

/// What two files hold at the same addresses.
fn shared<'p, 'a>(
    known: &'p Places<'a>,
    found: &'p Places<'a>,
) -> impl Iterator<Item = (&'p Vec<&'a str>, &'p Vec<&'a str>)> {
    known
        .iter()
        .filter_map(|(place, was)| Some((was, found.get(place)?)))
}

/// The name without its folders.
fn last(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::{Fresh, Known, Move, pair};

    fn known(at: &str, rule: &str) -> Known {
        Known {
            at: at.into(),
            rule: rule.into(),
            fingerprint: format!("{rule} {at}"),
        }
    }

    fn fresh(file: &str, rule: &str, address: &str) -> Fresh {
        Fresh {
            file: file.into(),
            rule: rule.into(),
            address: address.into(),
            fingerprint: format!("{rule} {file} {address}"),
        }
    }

    #[test]
    fn twins_go_by_their_names_and_a_stranger_is_no_move() {
        let lost: Vec<Known> = ["a/x.yaml#R", "a/y.yaml#R"]
            .iter()
            .flat_map(|at| [known(at, "MSK101"), known(at, "MSK102")])
            .collect();
        let lost: Vec<&Known> = lost.iter().collect();
        let found: Vec<Fresh> = ["b/y.yaml", "b/x.yaml"]
            .iter()
            .flat_map(|file| [fresh(file, "MSK101", "R"), fresh(file, "MSK102", "R")])
            .collect();
        let moves = pair(&lost, &found);
        let pairs: Vec<(&str, &str, usize)> = moves
            .files
            .iter()
            .map(|Move { from, to, findings }| (from.as_str(), to.as_str(), *findings))
            .collect();
        assert_eq!(
            pairs,
            [("a/x.yaml", "b/x.yaml", 2), ("a/y.yaml", "b/y.yaml", 2)]
        );
        // Half of it is not most of it.
        let half = [
            fresh("b/x.yaml", "MSK101", "R"),
            fresh("b/x.yaml", "MSK102", "S"),
        ];
        assert!(pair(&lost, &half).files.is_empty());
    }

    #[test]
    fn one_more_at_the_same_address_is_new() {
        let lost = [known("a.yaml#Statement/0", "MSK303")];
        let lost: Vec<&Known> = lost.iter().collect();
        let mut second = fresh("b.yaml", "MSK303", "Statement/*");
        second.fingerprint.push_str(" 2");
        let found = [fresh("b.yaml", "MSK303", "Statement/*"), second];
        let moves = pair(&lost, &found);
        assert_eq!(moves.files.len(), 1);
        assert!(moves.found.contains(&found[0].fingerprint));
        assert!(!moves.found.contains(&found[1].fingerprint));
    }
}
