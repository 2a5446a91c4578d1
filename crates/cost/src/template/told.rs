//! From a fact of a template to a quantity of a scenario.

use cloudformation::Resource;
use fact::{Confidence, Fact, Value};
use rust_decimal::Decimal;

use super::Note;
use crate::{Basis, Quantity, Range, Stated};

/// A declared number: exact where it is known, a range where cases differ, with the case that deploys by default as
/// the typical one. `None`, with a note, where no case tells it; `None` alone where it is not written.
pub(super) fn quantity<Q: Quantity>(
    fact: &Fact<i64>,
    what: &str,
    notes: &mut Vec<Note>,
) -> Option<Stated<Q>> {
    let figures: Vec<Q> = fact
        .value
        .possible()
        .filter_map(|number| Q::new(Decimal::from(*number)))
        .collect();
    if fact.value.possible().count() > figures.len() {
        notes.push(Note {
            text: format!("{what} is outside anything that can be priced"),
            at: Some(fact.span),
            gap: true,
        });
        return None;
    }
    let ordered = |a: &&Q, b: &&Q| a.get().cmp(&b.get());
    let (Some(low), Some(high)) = (
        figures.iter().min_by(ordered),
        figures.iter().max_by(ordered),
    ) else {
        if let Value::Unknown(why) = &fact.value {
            notes.push(Note {
                text: format!("{what} is not known: {why}; give it with --parameter"),
                at: Some(fact.span),
                gap: true,
            });
        }
        return None;
    };
    let by_default = fact
        .value
        .by_default()
        .and_then(|number| Q::new(Decimal::from(*number)));
    let typical = by_default.unwrap_or(*low);
    if matches!(fact.value, Value::OneOf(_)) {
        notes.push(Note {
            text: format!(
                "{what} depends on parameters or conditions: {} is what deploys by default",
                typical.get()
            ),
            at: Some(fact.span),
            gap: false,
        });
    }
    Some(Stated {
        range: Range {
            low: *low,
            typical,
            high: *high,
        },
        basis: Basis::Declared,
        at: Some(fact.span),
    })
}

/// A declared text and what it may be instead, in the order of the template: the first is the one that deploys by
/// default. With a note where cases differ.
pub(super) fn choice(
    fact: &Fact<String>,
    what: &str,
    notes: &mut Vec<Note>,
) -> (Option<String>, Vec<String>) {
    let found = fact
        .value
        .by_default()
        .or_else(|| fact.value.possible().next())
        .cloned();
    let others: Vec<String> = fact
        .value
        .possible()
        .filter(|other| Some(*other) != found.as_ref())
        .cloned()
        .collect();
    match (&found, &fact.value) {
        (None, Value::Unknown(why)) => notes.push(Note {
            text: format!("{what} is not known: {why}; give it with --parameter"),
            at: Some(fact.span),
            gap: true,
        }),
        (Some(found), Value::OneOf(_)) => {
            let listed = if others.is_empty() {
                "a value that is not known".to_owned()
            } else {
                others.join(", ")
            };
            notes.push(Note {
                text: format!(
                    "{what} is priced as {found}, which deploys by default; it may also be {listed}"
                ),
                at: Some(fact.span),
                gap: false,
            });
        }
        _ => {}
    }
    (found, others)
}

/// Whether a resource is part of the bill: not when its condition fails by default, which is noted.
pub(super) fn exists(resource: &Resource<'_>, notes: &mut Vec<Note>) -> bool {
    let Some(condition) = resource.condition() else {
        return true;
    };
    let absent = resource.exists().holds(|exists| !exists);
    match absent.map(|hit| hit.confidence) {
        Some(Confidence::High) => false,
        Some(Confidence::Medium) if resource.exists().by_default() == Some(&false) => {
            notes.push(Note {
                text: format!(
                    "{} is not in the bill: its condition {condition} does not hold by default",
                    resource.name()
                ),
                at: Some(resource.span()),
                gap: false,
            });
            false
        }
        Some(_) => {
            notes.push(Note {
                text: format!(
                    "{} is in the bill although its condition {condition} may not hold",
                    resource.name()
                ),
                at: Some(resource.span()),
                gap: false,
            });
            true
        }
        None => true,
    }
}
