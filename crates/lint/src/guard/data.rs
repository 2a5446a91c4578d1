//! A template as Guard reads it: JSON with every function in its long form, as written otherwise.

use serde_json::{Map, Number, Value};
use syntax::{Kind, Node, Scalar, Style};

/// The long form of a node. Short-form functions become maps of one key; `!GetAtt A.B` keeps its text, as
/// `cfn-guard validate` does.
pub(super) fn long_form(node: &Node) -> Value {
    let value = plain(node);
    match &node.tag {
        None => value,
        Some(tag) => {
            let name = match tag.name.as_str() {
                "Ref" | "Condition" => tag.name.to_string(),
                name => format!("Fn::{name}"),
            };
            Value::Object(Map::from_iter([(name, value)]))
        }
    }
}

fn plain(node: &Node) -> Value {
    match &node.kind {
        Kind::Scalar(scalar) => scalar_value(scalar),
        Kind::List(items) => items.iter().map(long_form).collect(),
        Kind::Map(entries) => entries
            .iter()
            .map(|entry| (entry.key.text.to_string(), long_form(&entry.value)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

fn scalar_value(scalar: &Scalar) -> Value {
    let text = scalar.text.as_str();
    let as_text = || Value::String(text.to_owned());
    if scalar.style != Style::Plain {
        return as_text();
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    // An account number with leading zeros is a text.
    if !digits.starts_with(|c: char| c.is_ascii_digit())
        || (digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0."))
    {
        return as_text();
    }
    if let Ok(number) = text.parse::<i64>() {
        return Value::from(number);
    }
    let decimal = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let number = text
        .parse::<f64>()
        .ok()
        .filter(|_| decimal)
        .and_then(Number::from_f64);
    number.map_or_else(as_text, Value::Number)
}
