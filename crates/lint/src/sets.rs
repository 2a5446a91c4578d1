//! One estate under several sets of parameter values. In: a run for each set. Out: one run, in which what is found
//! alike under several sets stands once and says for which of them it holds when it does not hold for all.

use std::collections::HashMap;

use fact::{Confidence, Span};

use crate::{Finding, Run, Severity};

/// What two findings have in common that are one.
type Key = (String, Span, String, String, Severity, Confidence);

/// Joins the runs over one list of files; each comes with the name of its set. A single run is handed back as it is,
/// beside the name.
///
/// Fingerprints stay what they are in a single run, so that a baseline holds with and without sets. What is said of a
/// suppression holds only where every set says it: one that silences something under one set is not idle.
#[must_use]
pub fn join_sets(runs: Vec<(String, Run)>) -> Run {
    let names: Vec<String> = runs.iter().map(|(name, _)| name.clone()).collect();
    let mut joined = Run::default();
    let mut findings = Gathered::default();
    let mut suppressed = Gathered::default();
    for (name, run) in runs {
        joined.rules = joined.rules.max(run.rules);
        for page in run.broken_pages {
            if !joined.broken_pages.contains(&page) {
                joined.broken_pages.push(page);
            }
        }
        for finding in run.findings {
            findings.add(finding, String::new(), &name);
        }
        for (finding, reason) in run.suppressed {
            suppressed.add(finding, reason, &name);
        }
    }
    let told = |gathered: Gathered| gathered.told(names.len());
    joined.findings = told(findings)
        .into_iter()
        .map(|(finding, _)| finding)
        .filter(|finding| !finding.of_suppression || finding.sets.is_empty())
        .collect();
    joined.suppressed = told(suppressed);
    joined.sets = names;
    joined
}

/// Findings in the order they came, each once, with the sets it holds for.
#[derive(Default)]
struct Gathered {
    all: Vec<(Finding, String)>,
    known: HashMap<Key, usize>,
}

impl Gathered {
    fn add(&mut self, finding: Finding, reason: String, set: &str) {
        let key = (
            finding.rule.clone(),
            finding.at,
            finding.message.clone(),
            finding.detail.clone(),
            finding.severity,
            finding.confidence,
        );
        let next = self.all.len();
        let at = *self.known.entry(key).or_insert(next);
        if at == next {
            self.all.push((finding, reason));
        }
        if let Some((finding, _)) = self.all.get_mut(at)
            && finding.sets.last().is_none_or(|last| last != set)
        {
            finding.sets.push(set.to_owned());
        }
    }

    /// What holds for all sets names none; the others name theirs at the end of the message.
    fn told(self, sets: usize) -> Vec<(Finding, String)> {
        let mut all = self.all;
        for (finding, _) in &mut all {
            if finding.sets.len() == sets {
                finding.sets.clear();
            } else {
                let told = listed(&finding.sets);
                finding.message = format!("{}, with {told}", finding.message);
            }
        }
        all.sort_by(|(a, _), (b, _)| {
            (a.at, &a.rule, &a.detail, &a.sets).cmp(&(b.at, &b.rule, &b.detail, &b.sets))
        });
        all
    }
}

/// "a", "a and b", "a, b and c".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

#[cfg(test)]
#[path = "sets_tests.rs"]
mod tests;
