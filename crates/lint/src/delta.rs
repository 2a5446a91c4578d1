//! Two runs, before and after: which findings came, which went. Findings are recognised by their fingerprint, so the
//! files of both runs must go by the same names. What is told as a note of another finding is there too: it neither
//! comes nor goes with the other.

use std::collections::HashSet;

use crate::{Finding, Run};

/// What changed between two runs.
#[derive(Debug)]
pub struct Delta<'r> {
    /// Found after and not before; with those that were suppressed before.
    pub new: Vec<&'r Finding>,
    /// Found before, and neither found nor suppressed after.
    pub fixed: Vec<&'r Finding>,
    /// Found before and suppressed after, with the reason.
    pub accepted: Vec<(&'r Finding, &'r str)>,
    /// How many were there all along.
    pub kept: usize,
}

impl<'r> Delta<'r> {
    /// Compares two runs.
    #[must_use]
    pub fn of(before: &'r Run, after: &'r Run) -> Self {
        let prints = |findings: &'r [Finding]| -> HashSet<&'r str> {
            findings
                .iter()
                .flat_map(Finding::whole)
                .map(|one| one.fingerprint.as_str())
                .collect()
        };
        let (was, is) = (prints(&before.findings), prints(&after.findings));
        let accepted: Vec<(&Finding, &str)> = after
            .suppressed
            .iter()
            .filter(|(finding, _)| was.contains(finding.fingerprint.as_str()))
            .map(|(finding, reason)| (finding, reason.as_str()))
            .collect();
        let silenced: HashSet<&str> = accepted
            .iter()
            .map(|(finding, _)| finding.fingerprint.as_str())
            .collect();
        let absent =
            |from: &HashSet<&str>, finding: &Finding| !from.contains(finding.fingerprint.as_str());
        let new: Vec<&Finding> = after
            .findings
            .iter()
            .filter(|one| absent(&was, one))
            .collect();
        Self {
            kept: after.findings.len() - new.len(),
            new,
            fixed: before
                .findings
                .iter()
                .filter(|one| absent(&is, one) && absent(&silenced, one))
                .collect(),
            accepted,
        }
    }
}
