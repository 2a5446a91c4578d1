//! Where and why our figures differ from the script's, size by size and part by part.

use cost::{Candidate, Money, sizing::ScriptAnswer};

use super::{ScriptReport, known_reasons};
use crate::cost::figure;

/// Our candidate of one size.
pub(super) struct Row {
    pub(super) size: String,
    /// `15`, or `12 instead of 15`.
    pub(super) brokers: String,
    pub(super) total: String,
    /// Each part that is more or less: `tier +374.63`.
    pub(super) parts: Vec<String>,
}

pub(super) fn rows(report: &ScriptReport<'_>) -> Vec<Row> {
    let pairs = report
        .answers
        .iter()
        .filter_map(|answer| Some((answer, answer.ours(report.sizing)?)));
    pairs.map(|(answer, ours)| row(answer, ours)).collect()
}

fn row(answer: &ScriptAnswer, ours: &Candidate) -> Row {
    let mine = ours.brokers.unwrap_or(0);
    let brokers = if mine == answer.brokers {
        mine.to_string()
    } else {
        format!("{mine} instead of {}", answer.brokers)
    };
    let mut parts: Vec<String> = changes(answer, ours)
        .filter(|(_, change)| *change != Money::ZERO)
        .map(|(part, change)| format!("{part} {}", figure::change(change.to_string())))
        .collect();
    if mine != answer.brokers {
        let decided = ours.binding.unwrap_or("");
        parts.insert(0, format!("decided by {decided}, not {}", answer.binding));
    }
    if parts.is_empty() {
        parts.push("the same".to_owned());
    }
    Row {
        size: answer.broker_type.clone(),
        brokers,
        total: ours.total().typical.to_string(),
        parts,
    }
}

/// By how much each part of ours is above the script's.
fn changes<'a>(
    answer: &'a ScriptAnswer,
    ours: &'a Candidate,
) -> impl Iterator<Item = (&'static str, Money)> + 'a {
    let parts = ScriptAnswer::parts_of(ours).into_iter().zip(answer.parts());
    let parts = parts.map(|(mine, theirs)| mine.less(theirs));
    ScriptAnswer::PARTS.into_iter().zip(parts)
}

/// The reasons for what differs.
pub(super) fn reasons(report: &ScriptReport<'_>) -> Vec<String> {
    let mut parts: Vec<&'static str> = Vec::new();
    for answer in report.answers {
        let Some(ours) = answer.ours(report.sizing) else {
            continue;
        };
        for (part, change) in changes(answer, ours) {
            if change != Money::ZERO && !parts.contains(&part) {
                parts.push(part);
            }
        }
    }
    known_reasons(&parts)
}
