//! JSON text → the outline. The places of values are not known, those of mistakes are.

use syntax::json::{self, Value, parse, plain};

use super::{Entry, Kind, Node, node};
use crate::problem::Problem;

/// Reads JSON.
pub(crate) fn json(text: &str) -> Result<Node, Problem> {
    let document = parse(text).map_err(|mistake| Problem {
        message: mistake.message,
        path: String::new(),
        at: Some(mistake.at..mistake.at),
    })?;
    Ok(node(kind(document.root())))
}

fn kind(value: Value<'_, '_>) -> Kind {
    match value.kind() {
        json::Kind::Null => Kind::Other,
        json::Kind::Bool(flag) => Kind::Bool(flag),
        // Exponents, which JSON has and our decimals have not, are gone.
        json::Kind::Number(text) => Kind::Number(plain(text).unwrap_or_else(|| text.to_owned())),
        json::Kind::Text(text) => Kind::Text(text.into_owned()),
        json::Kind::List => {
            let items = value.items();
            Kind::List(items.map(|item| node(kind(item))).collect())
        }
        json::Kind::Object => {
            let fields = value.fields();
            let entries = fields.map(|(key, value)| Entry {
                key: key.into_owned(),
                at: None,
                value: node(kind(value)),
            });
            Kind::Table(entries.collect())
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
