//! TOML text → the outline, with the place of every key and value: a person's file gets its complaints by line.

use toml::de::{DeTable, DeValue};

use super::{Entry, Kind, Node};
use crate::problem::Problem;

/// Reads TOML.
pub(crate) fn toml(text: &str) -> Result<Node, Problem> {
    let root = DeTable::parse(text).map_err(|error| Problem {
        message: error.message().to_owned(),
        path: String::new(),
        at: error.span(),
    })?;
    let at = root.span();
    Ok(Node {
        at: Some(at),
        kind: table(root.into_inner()),
    })
}

fn table(table: DeTable<'_>) -> Kind {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry {
            at: Some(key.span()),
            key: key.into_inner().into_owned(),
            value: Node {
                at: Some(value.span()),
                kind: value_of(value.into_inner()),
            },
        })
        .collect();
    entries.sort_by_key(|entry| entry.at.as_ref().map(|at| at.start));
    Kind::Table(entries)
}

fn value_of(value: DeValue<'_>) -> Kind {
    match value {
        DeValue::String(text) => Kind::Text(text.into_owned()),
        DeValue::Integer(number) if number.radix() == 10 => {
            Kind::Number(number.as_str().to_owned())
        }
        DeValue::Float(number) => Kind::Number(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Kind::Bool(flag),
        DeValue::Integer(_) | DeValue::Datetime(_) => Kind::Other,
        DeValue::Array(items) => Kind::List(
            items
                .into_iter()
                .map(|item| Node {
                    at: Some(item.span()),
                    kind: value_of(item.into_inner()),
                })
                .collect(),
        ),
        DeValue::Table(inner) => table(inner),
    }
}
