//! JSON text → the outline. The places of values are not known, those of mistakes are.

use syntax::json::{Value, parse};

use super::{Entry, Kind, Node, node};
use crate::problem::Problem;

/// Reads JSON.
pub(crate) fn json(text: &str) -> Result<Node, Problem> {
    let value = parse(text).map_err(|mistake| Problem {
        message: mistake.message,
        path: String::new(),
        at: Some(mistake.at..mistake.at),
    })?;
    Ok(node(kind(value)))
}

fn kind(value: Value<'_>) -> Kind {
    match value {
        Value::Null => Kind::Other,
        Value::Bool(flag) => Kind::Bool(flag),
        Value::Number(text) => Kind::Number(number(text)),
        Value::Text(text) => Kind::Text(text.into_owned()),
        Value::List(items) => {
            let items = items.into_iter();
            Kind::List(items.map(|item| node(kind(item))).collect())
        }
        Value::Object(fields) => {
            let entry = |(key, value): (std::borrow::Cow<'_, str>, _)| Entry {
                key: key.into_owned(),
                at: None,
                value: node(kind(value)),
            };
            Kind::Table(fields.into_iter().map(entry).collect())
        }
    }
}

/// A number in the plainest spelling: exponents, which JSON has and our decimals have not, and zeros at the end are gone.
fn number(text: &str) -> String {
    let whole = text.parse::<u64>().is_ok() || text.parse::<i64>().is_ok();
    match text.parse::<f64>() {
        Ok(number) if !whole => number.to_string(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelt_plainly() {
        for (text, expected) in [
            ("0", "0"),
            ("-7", "-7"),
            ("1.50", "1.5"),
            ("0.1", "0.1"),
            ("1e3", "1000"),
            ("2.5E-7", "0.00000025"),
            ("18446744073709551615", "18446744073709551615"),
        ] {
            assert!(
                matches!(json(text).unwrap().kind, Kind::Number(number) if number == expected),
                "{text}"
            );
        }
    }

    #[test]
    fn mistakes_have_a_place() {
        let problem = json("{\"region\": \"us-east-1\",}").unwrap_err();
        assert_eq!(problem.at, Some(23..23));
        assert!(json("{} {}").is_err() && json("").is_err());
    }
}
