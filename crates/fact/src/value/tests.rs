//! What questions answer, and that alternatives of one condition never mix.

use super::*;
use crate::{Choice, Confidence, Subject};

fn branch(name: &str, holds: bool, standing: Standing, value: i64) -> Alternative<i64> {
    Alternative {
        case: Case::of(Subject::Condition(name.into()), Choice::Holds(holds)),
        standing,
        span: None,
        outcome: Outcome::Known(value),
    }
}

fn factor(name: &str) -> Value<i64> {
    Value::one_of(vec![
        branch(name, true, Standing::Override, 3),
        branch(name, false, Standing::Default, 2),
    ])
}

#[test]
fn unknown_is_neither_true_nor_false() {
    let value: Value<i64> = Value::Unknown(Why::TooManyAlternatives);
    assert_eq!(value.holds_for(|_| true), None);
    assert_eq!(value.absent(), None);
}

#[test]
fn confidence_follows_the_standing_of_the_case() {
    assert_eq!(
        factor("P").holds(|v| *v > 0).unwrap().confidence,
        Confidence::High
    );
    assert_eq!(
        factor("P").holds(|v| *v == 2).unwrap().confidence,
        Confidence::Medium
    );
    let low = factor("P").holds(|v| *v == 3).unwrap();
    assert_eq!(
        (low.confidence, low.case.to_string().as_str()),
        (Confidence::Low, "condition P holds")
    );
    assert_eq!(factor("P").holds(|v| *v == 9), None);
}

#[test]
fn zip_keeps_alternatives_of_one_condition_together() {
    let same = factor("P").zip(&factor("P"));
    assert!(same.holds(|(a, b)| a != b).is_none());
    let other = factor("P").zip(&factor("Q"));
    assert!(other.holds(|(a, b)| a != b).is_some());
}

#[test]
fn too_many_alternatives_become_unknown() {
    let wide = |name: &str| {
        Value::one_of(
            (0..8)
                .map(|i| Alternative {
                    case: Case::of(Subject::Parameter(name.into()), Choice::Is(i.to_string())),
                    standing: Standing::Override,
                    span: None,
                    outcome: Outcome::Known(i),
                })
                .collect(),
        )
    };
    let value: Value<(i64, i64)> = wide("A").zip(&wide("B"));
    assert_eq!(value, Value::Unknown(Why::TooManyAlternatives));
}

#[test]
fn an_unknown_alternative_keeps_the_verdict_below_high() {
    let mut alternatives = vec![branch("P", true, Standing::Default, 1)];
    alternatives.push(Alternative {
        outcome: Outcome::Unknown(Why::Parameter("X".into())),
        ..branch("P", false, Standing::Override, 0)
    });
    let hit = Value::one_of(alternatives).holds(|v| *v == 1).unwrap();
    assert_eq!(hit.confidence, Confidence::Medium);
}
