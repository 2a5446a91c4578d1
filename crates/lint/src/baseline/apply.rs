//! Known findings against a run. In: a baseline, a run and what the run looked at. Out: the run without what is known,
//! and what became of the rest: mended, moved to another file, or not looked at.

use std::collections::HashSet;

use model::Estate;

use super::moved::{self, Fresh, Move, Moves};
use super::{Baseline, Known};
use crate::{Finding, Run};

/// What a run looked at, so that what it did not look at is not taken for mended.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// Whether a rule took part, by its id.
    pub ran: &'a dyn Fn(&str) -> bool,
    /// Whether a file is still there, by its name from the configuration's folder.
    pub exists: &'a dyn Fn(&str) -> bool,
}

/// What became of the known findings in a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// How many findings of the run were known and are hidden.
    pub hidden: usize,
    /// Known findings that are gone although their rule ran and their file was read, or is no more.
    pub fixed: Vec<Known>,
    /// Files that are no more, and the new ones in which their known findings are.
    pub moved: Vec<Move>,
    /// How many known findings are of files that this run did not read.
    pub elsewhere: usize,
}

impl Baseline {
    /// Hides the known findings of a run and tells which of them are gone.
    pub fn apply(&self, run: &mut Run, estate: &Estate, scope: Scope<'_>) {
        let looked = Looked::of(self, run, estate, scope);
        let found = std::mem::take(&mut run.findings);
        let mut hidden = 0;
        for mut finding in found {
            if !looked.knows(&finding) {
                run.findings.push(finding);
                continue;
            }
            hidden += 1;
            // A new note of a known finding is news by itself.
            let notes = std::mem::take(&mut finding.notes);
            run.findings
                .extend(notes.into_iter().filter(|note| !looked.knows(note)));
        }
        run.findings
            .sort_by(|a, b| (a.at, &a.rule, &a.detail).cmp(&(b.at, &b.rule, &b.detail)));
        let gone = || self.known.values().filter(|one| !looked.saw(one));
        let over = |one: &Known| looked.read(one) || !(scope.exists)(one.file());
        let mut fixed: Vec<Known> = gone()
            .filter(|one| over(one) && (scope.ran)(&one.rule))
            .cloned()
            .collect();
        fixed.sort();
        let elsewhere = gone().filter(|one| !over(one)).count();
        run.baseline = Some(Verdicts {
            hidden,
            fixed,
            elsewhere,
            moved: looked.moves.files,
        });
    }

    /// Takes over from an earlier baseline what a run did not look at: files that it did not read and that are still
    /// there, and rules that took no part. How many findings that is.
    pub fn keep(&mut self, earlier: &Self, estate: &Estate, scope: Scope<'_>) -> usize {
        let files = names(estate);
        let kept = earlier.known.values().filter(|one| {
            let read = files.contains(one.file());
            let known = self.known.contains_key(&one.fingerprint);
            !known && (scope.exists)(one.file()) && (!read || !(scope.ran)(&one.rule))
        });
        let kept: Vec<Known> = kept.cloned().collect();
        let count = kept.len();
        let named = kept.into_iter().map(|one| (one.fingerprint.clone(), one));
        self.known.extend(named);
        count
    }
}

/// What a run found, in the words of a baseline.
struct Looked<'b> {
    baseline: &'b Baseline,
    files: HashSet<String>,
    seen: HashSet<String>,
    moves: Moves,
}

impl<'b> Looked<'b> {
    fn of(baseline: &'b Baseline, run: &Run, estate: &Estate, scope: Scope<'_>) -> Self {
        let suppressed = run.suppressed.iter().map(|(finding, _)| finding);
        let found = || run.findings.iter().chain(suppressed.clone());
        let found = || found().flat_map(Finding::whole);
        let files = names(estate);
        let seen: HashSet<String> = found().map(|one| one.fingerprint.clone()).collect();
        let lost: Vec<&Known> = baseline
            .known
            .values()
            .filter(|one| !seen.contains(&one.fingerprint) && !files.contains(one.file()))
            .filter(|one| !(scope.exists)(one.file()))
            .collect();
        // Most runs have lost nothing, and then nothing more is asked.
        let moves = match lost.is_empty() {
            true => Moves::default(),
            false => {
                let named: HashSet<&str> = baseline.known.values().map(Known::file).collect();
                let fresh: Vec<Fresh> = found()
                    .map(|one| Fresh::of(one, estate))
                    .filter(|one| !named.contains(one.file.as_str()))
                    .collect();
                moved::pair(&lost, &fresh)
            }
        };
        Self {
            baseline,
            files,
            seen,
            moves,
        }
    }

    fn knows(&self, finding: &Finding) -> bool {
        let print = &finding.fingerprint;
        self.baseline.known.contains_key(print) || self.moves.found.contains(print)
    }

    /// Whether a known finding is there, here or in the file that took the place of its own.
    fn saw(&self, one: &Known) -> bool {
        self.seen.contains(&one.fingerprint) || self.moves.known.contains(&one.fingerprint)
    }

    fn read(&self, one: &Known) -> bool {
        self.files.contains(one.file())
    }
}

fn names(estate: &Estate) -> HashSet<String> {
    let files = estate.files.iter();
    files.map(|file| estate.anchored(file.id)).collect()
}
