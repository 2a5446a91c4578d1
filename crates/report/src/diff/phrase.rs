//! What both formats for people say alike: groups of changes, values, places, sums.

use cost::{Delta, Money, Range};
use fact::{Sources, Span};
use model::change::{Change, Effect, Records};

use super::DiffReport;
use crate::{
    cost::figure,
    spot::Spot,
    text::{count, line},
};

/// Longer values are cut: a policy is not read in a table.
const MAX_VALUE: usize = 60;

/// What kinds of changes are called, in the order of the report.
pub(super) const GROUPS: [Group; 9] = [
    Group {
        title: "Refused: the update fails",
        holds: |effect| effect == Effect::Refused,
    },
    Group {
        title: "Destroys records",
        holds: |effect| effect.records() == Some(Records::Lost),
    },
    Group {
        title: "Replaced or deleted, records kept",
        holds: |effect| effect.records() == Some(Records::Kept),
    },
    Group {
        title: "Replaced or deleted",
        holds: |effect| effect.records() == Some(Records::None),
    },
    Group {
        title: "Cannot be told",
        holds: |effect| effect == Effect::Open,
    },
    Group {
        title: "Rolling restart",
        holds: |effect| effect == Effect::Restart,
    },
    Group {
        title: "Defaults that change",
        holds: |effect| effect == Effect::NewDefault,
    },
    Group {
        title: "In place",
        holds: |effect| effect == Effect::InPlace,
    },
    Group {
        title: "New",
        holds: |effect| effect == Effect::Created,
    },
];

/// Changes that are told together.
pub(super) struct Group {
    pub(super) title: &'static str,
    holds: fn(Effect) -> bool,
}

impl Group {
    pub(super) fn of<'c>(&self, changes: &'c [Change]) -> Vec<&'c Change> {
        let holds = self.holds;
        changes
            .iter()
            .filter(|change| holds(change.effect))
            .collect()
    }
}

/// `1000 → 500`, `none → TIERED`; nothing for a whole resource.
pub(super) fn values(change: &Change) -> String {
    if change.before.is_none() && change.after.is_none() {
        return String::new();
    }
    let told = |value: &Option<String>| match value {
        None => "none".to_owned(),
        Some(text) => cut(&line(text)),
    };
    format!("{} → {}", told(&change.before), told(&change.after))
}

fn cut(text: &str) -> String {
    if text.chars().count() <= MAX_VALUE {
        return text.to_owned();
    }
    let kept: String = text.chars().take(MAX_VALUE - 1).collect();
    // Code that was cut ends as code.
    let open = !kept.matches('`').count().is_multiple_of(2);
    format!("{kept}…{}", if open { "`" } else { "" })
}

/// The last parts of a property's path, which tell it from others: `EBSStorageInfo.VolumeSize`.
pub(super) fn short(change: &Change) -> String {
    if change.setting {
        return change.what.clone();
    }
    let parts: Vec<&str> = change.what.split('.').collect();
    let from = parts.len().saturating_sub(2);
    parts.get(from..).unwrap_or_default().join(".")
}

/// Where a change is to be seen: where it stands, or where it stood.
pub(super) fn place(change: &Change, report: &DiffReport<'_>) -> String {
    match (change.is_at, change.was_at) {
        (Some(span), _) => spot(span, report.head.sources),
        (None, Some(span)) => format!("{} (before)", spot(span, report.base.sources)),
        (None, None) => change.file.clone(),
    }
}

pub(super) fn spot(span: Span, sources: &Sources) -> String {
    let spot = Spot::of(span, sources);
    format!("{}:{}", line(spot.file), spot.start.line)
}

/// Why, with the case it holds in and whether it can be taken back.
pub(super) fn why(change: &Change) -> String {
    let mut told = line(&change.says).into_owned();
    if change.once && !told.contains("cannot be t") && !told.contains("no way back") {
        told.push_str("; it cannot be taken back");
    }
    if !change.case.is_always() {
        told.push_str(&format!(", when {}", line(&change.case.to_string())));
    }
    told
}

/// One line that says how it went: `1 refused, 2 destroy records, 1 rolling restart`.
pub(super) fn verdict(report: &DiffReport<'_>) -> String {
    let number = |holds: &dyn Fn(Effect) -> bool| {
        let mut resources: Vec<(&str, &str)> = report
            .changes
            .iter()
            .filter(|change| holds(change.effect))
            .map(|change| (change.file.as_str(), change.resource.as_str()))
            .collect();
        resources.dedup();
        resources.len()
    };
    let refused = report
        .changes
        .iter()
        .filter(|change| change.effect == Effect::Refused)
        .count();
    let lost = number(&|effect| effect.records() == Some(Records::Lost));
    let replaced =
        number(&|effect| matches!(effect, Effect::Replaced(Records::Kept | Records::None)));
    let restarts = number(&|effect| effect == Effect::Restart);
    let mut parts = Vec::new();
    if refused > 0 {
        parts.push(format!("{} refused", count(refused, "change")));
    }
    if lost > 0 {
        let verb = if lost == 1 { "loses" } else { "lose" };
        parts.push(
            format!("{} {verb} its records", count(lost, "resource"))
                .replace("lose its", "lose their"),
        );
    }
    if replaced > 0 {
        parts.push(format!("{} replaced", count(replaced, "resource")));
    }
    if restarts > 0 {
        parts.push(count(restarts, "rolling restart"));
    }
    if parts.is_empty() {
        let rest = report.changes.len();
        parts.push(if rest == 0 {
            "no change of MSK resources".to_owned()
        } else {
            format!("{}, none of which hurts", count(rest, "change"))
        });
    }
    parts.join(", ")
}

/// `3 new, 1 fixed, 12 as before`.
pub(super) fn findings(report: &DiffReport<'_>) -> String {
    let delta = report.findings;
    let mut told = format!(
        "{} new, {} fixed, {} as before",
        delta.new.len(),
        delta.fixed.len(),
        delta.kept
    );
    if !delta.accepted.is_empty() {
        told.push_str(&format!(", {} now suppressed", delta.accepted.len()));
    }
    told
}

/// `1,000.00 → 1,200.00 USD a month (+200.00, +20.0%)`.
pub(super) fn sum(delta: &Delta) -> String {
    let change = delta.change();
    let moved = if change == Range::exact(Money::ZERO) {
        "no change".to_owned()
    } else {
        let percent = delta.percent().map_or_else(String::new, |percent| {
            let percent = percent.round_dp(1);
            let sign = if percent.is_sign_negative() { "" } else { "+" };
            format!(", {sign}{percent}%")
        });
        format!("{}{percent}", signed(change))
    };
    format!(
        "{} → {} {} a month ({moved})",
        figure::money(delta.before),
        figure::money(delta.after),
        delta.currency,
    )
}

/// An amount with its sign.
pub(super) fn signed(change: Range<Money>) -> String {
    let text = figure::money(change);
    if text.starts_with('-') {
        text
    } else {
        format!("+{text}")
    }
}
