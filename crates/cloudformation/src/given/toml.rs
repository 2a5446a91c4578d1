//! TOML in, the same spanned tree out that YAML and JSON give.

use fact::{FileId, Span};
use syntax::{Entry, Key, Kind, Node, Scalar, Style, limits::MAX_BYTES};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    GivenError,
    read::{Read, error},
};

pub(super) fn tree(text: &str) -> Read<Node> {
    if text.len() > MAX_BYTES {
        return Err(error(
            0..0,
            format!("more than {MAX_BYTES} bytes are not read"),
        ));
    }
    let table = DeTable::parse(text).map_err(|problem| GivenError {
        at: problem.span().unwrap_or(0..0),
        message: problem.message().to_owned(),
    })?;
    Ok(Node {
        span: span(&table.span()),
        tag: None,
        kind: map(table.get_ref()),
    })
}

fn span(range: &std::ops::Range<usize>) -> Span {
    Span::new(FileId::default(), range.start, range.end)
}

fn map(table: &DeTable<'_>) -> Kind {
    let entries = table.iter().map(|(key, value)| Entry {
        key: Key {
            text: key.get_ref().as_ref().into(),
            span: span(&key.span()),
        },
        value: node(value),
    });
    Kind::Map(entries.collect())
}

fn node(value: &Spanned<DeValue<'_>>) -> Node {
    let scalar = |text: &str, style| {
        Kind::Scalar(Scalar {
            text: text.into(),
            style,
        })
    };
    let kind = match value.get_ref() {
        DeValue::String(text) => scalar(text, Style::DoubleQuoted),
        DeValue::Integer(number) => scalar(number.as_str(), Style::Plain),
        DeValue::Float(number) => scalar(number.as_str(), Style::Plain),
        DeValue::Boolean(truth) => scalar(&truth.to_string(), Style::Plain),
        DeValue::Datetime(date) => scalar(&date.to_string(), Style::Plain),
        DeValue::Array(items) => Kind::List(items.iter().map(node).collect()),
        DeValue::Table(table) => map(table),
    };
    Node {
        span: span(&value.span()),
        tag: None,
        kind,
    }
}
