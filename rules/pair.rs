//! Two facts judged together. In: a fact and another value. Out: both in every case that both can be in, at the place
//! of the fact: a finding points at the one it is about, whichever of them brought the case.

use fact::{Alternative, Fact, Value};

pub(crate) fn pair<T: Clone, U: Clone>(fact: &Fact<T>, other: &Value<U>) -> Fact<(T, U)> {
    if let (Value::Known(one), Value::Known(other)) = (&fact.value, other) {
        return fact.with(Value::Known((one.clone(), other.clone())));
    }
    let placed = fact
        .value
        .clone()
        .into_alternatives()
        .into_iter()
        .map(|alternative| Alternative {
            span: alternative.span.or(Some(fact.span)),
            ..alternative
        });
    fact.with(Value::OneOf(placed.collect()).zip(other))
}
