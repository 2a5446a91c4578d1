//! SARIF 2.1.0 (OASIS standard, 2020-03-27): findings with fingerprints, related places, fixes and suppressions, and the
//! pages of the rules that spoke. What a baseline knows is no result, and neither is what is gone from it (`absent`): it
//! has no place in today's files, and code scanning closes what an upload no longer holds.

mod log;
mod result;

use std::{collections::BTreeMap, fmt};

use lint::Finding;

use super::LintReport;
use crate::text;

pub(super) fn write(report: &LintReport<'_>, out: &mut impl fmt::Write) -> fmt::Result {
    let mut spoke: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings(report) {
        spoke.entry(&finding.rule).or_default();
    }
    for (at, index) in spoke.values_mut().enumerate() {
        *index = at;
    }
    let silenced = !report.run.suppressed.is_empty();
    let of = |finding: &Finding, reason: Option<&str>| {
        let index = spoke.get(finding.rule.as_str()).copied().unwrap_or(0);
        // Either every result of a run has a list of suppressions, or none has (SARIF 2.1.0, 3.27.23).
        let suppressions = silenced.then(|| reason.into_iter().map(log::Suppression::of).collect());
        result::of(report, finding, index, suppressions)
    };
    let open = report.run.findings.iter().map(|finding| of(finding, None));
    let accepted = report.run.suppressed.iter();
    let accepted = accepted.map(|(finding, reason)| of(finding, Some(reason)));
    let log = log::Log::of(
        report,
        spoke.keys().copied(),
        open.chain(accepted).collect(),
    );
    text::json(&log, out)
}

fn findings<'r>(report: &LintReport<'r>) -> impl Iterator<Item = &'r Finding> {
    let run = report.run;
    run.findings
        .iter()
        .chain(run.suppressed.iter().map(|(finding, _)| finding))
}
