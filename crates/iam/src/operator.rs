//! Condition operators by name. Source: IAM User Guide, "IAM JSON policy elements: Condition operators", as of 2023-05-11.

use std::fmt;

/// How the values of a request's key are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Set {
    /// `ForAllValues:`: every value of the request; true when there is none.
    All,
    /// `ForAnyValue:`: at least one value of the request.
    Any,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Test {
    /// Equal text, case matters.
    String,
    /// Equal text, case ignored.
    StringIgnoreCase,
    /// Text with wildcards.
    StringLike,
    /// Numbers.
    Numeric(Order),
    /// Points in time.
    Date(Order),
    /// `true` or `false`.
    Bool,
    /// Base64.
    Binary,
    /// An address in a range.
    IpAddress,
    /// An ARN, part by part, with wildcards; `ArnEquals` and `ArnLike` are one.
    Arn,
    /// Whether the key is missing.
    Null,
}

/// How numbers and dates are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}

/// An operator with its prefix and suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Operator {
    /// `ForAllValues:` or `ForAnyValue:`.
    pub set: Option<Set>,
    /// What is compared.
    pub test: Test,
    /// Whether the comparison must fail: `StringNotEquals`.
    pub negated: bool,
    /// `…IfExists`: true when the request has no such key.
    pub if_exists: bool,
}

use Order::{Equal, Greater, GreaterEqual, Less, LessEqual};

/// Every operator: name, test, whether negated.
const OPERATORS: [(&str, Test, bool); 27] = [
    ("StringEquals", Test::String, false),
    ("StringNotEquals", Test::String, true),
    ("StringEqualsIgnoreCase", Test::StringIgnoreCase, false),
    ("StringNotEqualsIgnoreCase", Test::StringIgnoreCase, true),
    ("StringLike", Test::StringLike, false),
    ("StringNotLike", Test::StringLike, true),
    ("NumericEquals", Test::Numeric(Equal), false),
    ("NumericNotEquals", Test::Numeric(Equal), true),
    ("NumericLessThan", Test::Numeric(Less), false),
    ("NumericLessThanEquals", Test::Numeric(LessEqual), false),
    ("NumericGreaterThan", Test::Numeric(Greater), false),
    (
        "NumericGreaterThanEquals",
        Test::Numeric(GreaterEqual),
        false,
    ),
    ("DateEquals", Test::Date(Equal), false),
    ("DateNotEquals", Test::Date(Equal), true),
    ("DateLessThan", Test::Date(Less), false),
    ("DateLessThanEquals", Test::Date(LessEqual), false),
    ("DateGreaterThan", Test::Date(Greater), false),
    ("DateGreaterThanEquals", Test::Date(GreaterEqual), false),
    ("Bool", Test::Bool, false),
    ("BinaryEquals", Test::Binary, false),
    ("IpAddress", Test::IpAddress, false),
    ("NotIpAddress", Test::IpAddress, true),
    ("ArnEquals", Test::Arn, false),
    ("ArnLike", Test::Arn, false),
    ("ArnNotEquals", Test::Arn, true),
    ("ArnNotLike", Test::Arn, true),
    ("Null", Test::Null, false),
];

impl Operator {
    /// The operator of a name, prefix and suffix included.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let (set, rest) = match name.split_once(':') {
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case("ForAllValues") => {
                (Some(Set::All), rest)
            }
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case("ForAnyValue") => {
                (Some(Set::Any), rest)
            }
            Some(_) => return None,
            None => (None, name),
        };
        let (base, if_exists) = match rest.strip_suffix("IfExists") {
            Some(base) => (base, true),
            None => (rest, false),
        };
        let (_, test, negated) = OPERATORS
            .iter()
            .find(|(known, _, _)| known.eq_ignore_ascii_case(base))?;
        Some(Self {
            set,
            test: *test,
            negated: *negated,
            if_exists,
        })
    }

    /// The names of all operators without prefix and suffix.
    pub fn names() -> impl Iterator<Item = &'static str> {
        OPERATORS.iter().map(|(name, _, _)| *name)
    }

    /// Whether it is a positive test that a request without the key fails.
    #[must_use]
    pub fn needs_key(&self) -> bool {
        !self.negated && !self.if_exists && self.test != Test::Null && self.set != Some(Set::All)
    }
}

impl fmt::Display for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::All => "ForAllValues",
            Self::Any => "ForAnyValue",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_prefix_and_suffix() {
        let operator = Operator::of("ForAnyValue:StringNotLikeIfExists").unwrap();
        assert_eq!(operator.set, Some(Set::Any));
        assert_eq!(operator.test, Test::StringLike);
        assert!(operator.negated && operator.if_exists);
        assert!(Operator::of("StringMatches").is_none());
        assert!(Operator::of("ForSome:StringLike").is_none());
        assert!(Operator::names().all(|name| Operator::of(name).is_some()));
    }

    #[test]
    fn which_need_their_key() {
        for (name, needs) in [
            ("StringEquals", true),
            ("StringNotEquals", false),
            ("StringEqualsIfExists", false),
            ("ForAllValues:StringEquals", false),
            ("Null", false),
        ] {
            assert_eq!(Operator::of(name).unwrap().needs_key(), needs, "{name}");
        }
    }
}
