//! One condition of a statement: operator, key, values; and what a request must bring for it to hold.

use std::collections::BTreeMap;

use fact::Span;

use crate::{Operator, Set, Test, Tri, Word, compare};

/// One key under one operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The operator; `None` when its name means nothing, or the whole block cannot be told.
    pub operator: Option<Operator>,
    /// The operator's name as it was written.
    pub operator_text: String,
    /// The bytes of the operator's name.
    pub operator_span: Span,
    /// The key as it was written; keys ignore case.
    pub key: String,
    /// The bytes of the key.
    pub key_span: Span,
    /// The values; `None` when they cannot be told.
    pub values: Option<Vec<Word>>,
    /// The bytes of the values.
    pub span: Span,
    /// Whether policy variables are read in the values.
    pub variables: bool,
}

/// What is known of a request's keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    keys: BTreeMap<String, Option<Vec<String>>>,
}

impl Request {
    /// A request of which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same request with a key that has these values. Keys ignore case.
    #[must_use]
    pub fn with<V: Into<String>>(mut self, key: &str, values: impl IntoIterator<Item = V>) -> Self {
        let values = values.into_iter().map(Into::into).collect();
        self.keys.insert(key.to_ascii_lowercase(), Some(values));
        self
    }

    /// The same request without a key, for sure.
    #[must_use]
    pub fn without(mut self, key: &str) -> Self {
        self.keys.insert(key.to_ascii_lowercase(), None);
        self
    }

    /// What is known of a key: its values, `Some(None)` when it is not there, `None` when nobody can tell.
    pub(crate) fn get(&self, key: &str) -> Option<Option<&[String]>> {
        self.keys
            .get(&key.to_ascii_lowercase())
            .map(|values| values.as_deref())
    }
}

impl Condition {
    /// Whether the key is this one; keys ignore case.
    #[must_use]
    pub fn is_key(&self, key: &str) -> bool {
        self.key.eq_ignore_ascii_case(key)
    }

    /// Whether the key begins so; keys ignore case.
    #[must_use]
    pub fn key_starts_with(&self, prefix: &str) -> bool {
        self.key
            .get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    }

    /// Whether a request fulfils it.
    #[must_use]
    pub fn holds(&self, request: &Request) -> Tri {
        let (Some(operator), Some(values)) = (self.operator, &self.values) else {
            return Tri::Maybe;
        };
        let Some(known) = request.get(&self.key) else {
            return Tri::Maybe;
        };
        let given = known.unwrap_or(&[]);
        if operator.test == Test::Null {
            let missing = given.is_empty();
            return Tri::any(values.iter().map(|value| match value.as_str() {
                "true" => Tri::sure(missing),
                "false" => Tri::sure(!missing),
                _ => Tri::Maybe,
            }));
        }
        if given.is_empty() {
            // A key that is not there fails a positive test and passes a negated one.
            return match operator.set {
                _ if operator.if_exists => Tri::Yes,
                Some(Set::All) => Tri::Yes,
                Some(Set::Any) => Tri::No,
                None => Tri::sure(operator.negated),
            };
        }
        let one = |value: &String| {
            let equal = Tri::any(values.iter().map(|wanted| {
                compare::compare(operator.test, value, wanted.as_str(), self.variables)
            }));
            if operator.negated {
                equal.negate()
            } else {
                equal
            }
        };
        match operator.set {
            Some(Set::All) => Tri::all(given.iter().map(one)),
            Some(Set::Any) => Tri::any(given.iter().map(one)),
            // Without a set operator a negated test must hold for every value, a positive one for some.
            None if operator.negated => Tri::all(given.iter().map(one)),
            None => Tri::any(given.iter().map(one)),
        }
    }
}

#[cfg(test)]
mod tests {
    use fact::Text;

    use super::*;

    fn condition(operator: &str, key: &str, values: &[&str]) -> Condition {
        let word = |value: &&str| Word {
            text: Text::standing_for(value, Span::default()),
            span: Span::default(),
        };
        Condition {
            operator: Operator::of(operator),
            operator_text: operator.into(),
            operator_span: Span::default(),
            key: key.into(),
            key_span: Span::default(),
            values: Some(values.iter().map(word).collect()),
            span: Span::default(),
            variables: true,
        }
    }

    fn check(operator: &str, values: &[&str], request: &Request) -> Tri {
        condition(operator, "aws:K", values).holds(request)
    }

    #[test]
    fn what_nobody_can_tell_stays_open() {
        let nothing = Request::new();
        assert_eq!(check("StringEquals", &["a"], &nothing), Tri::Maybe);
        assert_eq!(check("Null", &["true"], &nothing), Tri::Maybe);
        let a = Request::new().with("AWS:k", ["a"]);
        assert_eq!(check("StringEquals", &["\u{FFFC}"], &a), Tri::Maybe);
        assert_eq!(check("StringEquals", &["${aws:x}"], &a), Tri::Maybe);
        assert_eq!(check("Strange", &["a"], &a), Tri::Maybe);
    }

    #[test]
    fn a_missing_key_fails_positive_tests_and_passes_negated_ones() {
        let missing = Request::new().without("aws:k");
        for (operator, holds) in [
            ("StringEquals", Tri::No),
            ("StringNotEquals", Tri::Yes),
            ("StringEqualsIfExists", Tri::Yes),
            ("ForAllValues:StringEquals", Tri::Yes),
            ("ForAnyValue:StringEquals", Tri::No),
            ("ArnLike", Tri::No),
        ] {
            assert_eq!(check(operator, &["a"], &missing), holds, "{operator}");
        }
        assert_eq!(check("Null", &["true"], &missing), Tri::Yes);
        assert_eq!(check("Null", &["false"], &missing), Tri::No);
    }

    #[test]
    fn several_values_are_alternatives_and_a_negated_test_excludes_them_all() {
        let b = Request::new().with("aws:k", ["b"]);
        assert_eq!(check("StringEquals", &["a", "b"], &b), Tri::Yes);
        assert_eq!(check("StringNotEquals", &["a", "b"], &b), Tri::No);
        assert_eq!(check("StringNotEquals", &["a", "c"], &b), Tri::Yes);
        let both = Request::new().with("aws:k", ["a", "b"]);
        assert_eq!(check("ForAllValues:StringEquals", &["a"], &both), Tri::No);
        assert_eq!(check("ForAnyValue:StringEquals", &["a"], &both), Tri::Yes);
        assert_eq!(
            check("ForAllValues:StringEquals", &["b", "a"], &both),
            Tri::Yes
        );
        assert_eq!(
            check("ForAllValues:StringNotEquals", &["c"], &both),
            Tri::Yes
        );
        assert_eq!(
            check("ForAnyValue:StringNotEquals", &["a"], &both),
            Tri::Yes
        );
    }
}
