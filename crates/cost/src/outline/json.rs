//! JSON text → the outline. The places of values are not known, those of mistakes are.

use syntax::json::{Value, parse, plain};

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
        // Exponents, which JSON has and our decimals have not, are gone.
        Value::Number(text) => Kind::Number(plain(text).unwrap_or_else(|| text.to_owned())),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelt_plainly() {
        let number = json("2.50e-3").unwrap().kind;
        assert!(matches!(number, Kind::Number(number) if number == "0.0025"));
    }

    #[test]
    fn mistakes_have_a_place() {
        let problem = json("{\"region\": \"us-east-1\",}").unwrap_err();
        assert_eq!(problem.at, Some(23..23));
        assert!(json("{} {}").is_err() && json("").is_err());
    }
}
