//! The value that made a question hold: what a message quotes when a fact has several possible values.

use fact::{Fact, Hit, Outcome, Value};

use crate::pair::pair;

/// Asks like [`Fact::holds`], and tells for which value the answer was yes. Of several the likeliest to deploy.
pub(crate) fn find<T: Clone>(fact: &Fact<T>, question: impl Fn(&T) -> bool) -> Option<(Hit, T)> {
    let hit = fact.holds(&question)?;
    let value = match &fact.value {
        Value::Known(value) => Some(value.clone()),
        Value::OneOf(alternatives) => alternatives
            .iter()
            .filter(|one| hit.case.is_always() || one.case == hit.case)
            .filter_map(|one| match &one.outcome {
                Outcome::Known(value) if question(value) => Some((one.standing, value)),
                _ => None,
            })
            .min_by_key(|(standing, _)| *standing)
            .map(|(_, value)| value.clone()),
        Value::Unknown(_) | Value::Absent => None,
    };
    Some((hit, value?))
}

/// [`pair`] in a row: several facts looked at together.
pub(crate) trait Together<T> {
    /// Both in every case that both can be in, at the place of the first wherever the second was written.
    fn and<U: Clone>(&self, other: &Value<U>) -> Fact<(T, U)>;
}

impl<T: Clone> Together<T> for Fact<T> {
    fn and<U: Clone>(&self, other: &Value<U>) -> Fact<(T, U)> {
        pair(self, other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fact::{Alternative, Case, Choice, Path, Span, Standing, Subject};

    #[test]
    fn the_value_is_that_of_the_case_the_hit_names() {
        let branch = |holds, standing, value| Alternative {
            case: Case::of(Subject::Condition("P".into()), Choice::Holds(holds)),
            standing,
            span: None,
            outcome: Outcome::Known(value),
        };
        let fact =
            Fact::<i64>::absent_at(Span::default(), Path::new("x")).with(Value::one_of(vec![
                branch(true, Standing::Override, 7),
                branch(false, Standing::Default, 2),
            ]));
        let (hit, value) = find(&fact, |value| *value > 1).unwrap();
        assert_eq!((hit.case.is_always(), value), (true, 2));
        let (hit, value) = find(&fact, |value| *value > 5).unwrap();
        assert_eq!(
            (hit.case.to_string().as_str(), value),
            ("condition P holds", 7)
        );
        assert!(find(&fact, |value| *value > 9).is_none());
    }

    #[test]
    fn together_they_stand_where_the_first_stands() {
        let here = Span::new(fact::FileId(0), 3, 5);
        let there = Span::new(fact::FileId(0), 40, 50);
        let one = Fact::<i64>::absent_at(here, Path::new("x")).with(Value::Known(1));
        let branch = |holds, value| Alternative {
            case: Case::of(Subject::Condition("P".into()), Choice::Holds(holds)),
            standing: Standing::Open,
            span: Some(there),
            outcome: Outcome::Known(value),
        };
        let other = Value::OneOf(vec![branch(true, 2), branch(false, 0)]);
        let (hit, both) = find(&one.and(&other), |(one, other)| one < other).unwrap();
        assert_eq!((hit.span, both), (Some(here), (1, 2)));
        assert_eq!(hit.case.to_string(), "condition P holds");
    }
}
