//! The same template in another spelling: JSON with long-form functions, made from the tree that was read.

use serde_json::{Map, Number, Value};
use syntax::{Kind, Node, Style};

/// The long-form JSON text of a YAML or JSON template.
#[must_use]
pub fn as_json(text: &str) -> Option<String> {
    let tree = syntax::parse(fact::FileId(0), text);
    // Duplicate keys cannot be said in a JSON value.
    if !tree.problems.is_empty() {
        return None;
    }
    serde_json::to_string_pretty(&value(tree.root()?)).ok()
}

fn value(node: &Node) -> Value {
    let inner = match &node.kind {
        Kind::Scalar(scalar) if scalar.style == Style::Plain => plain(&scalar.text),
        Kind::Scalar(scalar) => Value::String(scalar.text.to_string()),
        Kind::List(items) => items.iter().map(value).collect(),
        Kind::Map(entries) => entries
            .iter()
            .map(|entry| (entry.key.text.to_string(), value(&entry.value)))
            .collect::<Map<_, _>>()
            .into(),
    };
    let Some(tag) = &node.tag else { return inner };
    let (name, argument) = match (tag.name.as_str(), inner) {
        ("Ref", argument) => ("Ref".to_owned(), argument),
        ("Condition", argument) => ("Condition".to_owned(), argument),
        ("GetAtt", Value::String(text)) => {
            let (resource, attribute) = text.split_once('.').unwrap_or((&text, ""));
            (
                "Fn::GetAtt".to_owned(),
                Value::from(vec![resource, attribute]),
            )
        }
        (name, argument) => (format!("Fn::{name}"), argument),
    };
    Value::Object(Map::from_iter([(name, argument)]))
}

fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" => Value::Null,
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        // Only what JSON would print back as it was written.
        _ => match text.parse::<Number>() {
            Ok(number) if number.to_string() == text => Value::Number(number),
            _ => Value::String(text.to_owned()),
        },
    }
}
