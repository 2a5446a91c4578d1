//! A place in a template as a text that can be compared with that of another template: scalars as CloudFormation takes
//! them, lists and maps in one spelling, references by name, and what cannot be told by the name of what it waits for.

use cloudformation::{Cursor, Reference, Resolved};
use fact::{Text, Value, Why};

use crate::facts::{Kind, Property};

/// Deeper documents are compared as they are written.
const MAX_DEPTH: usize = 24;

/// A value as text, and what in it is no literal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rendered {
    /// `kafka.m7g.large`, `[!Ref SubnetA, !Ref SubnetB]`, `${parameter Name}-orders`.
    pub(super) text: String,
    /// The resources it names, each with the logical id.
    pub(super) names: Vec<String>,
    /// What has to be known to tell it, in order.
    pub(super) open: Vec<String>,
    /// Whether a part of it cannot be told and has no name either.
    pub(super) blank: bool,
}

impl Rendered {
    fn literal(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    fn of_reference(reference: &Reference) -> Self {
        let named = reference.resource().map(str::to_owned);
        let text = match reference.attribute() {
            Some(_) => format!("!GetAtt {reference}"),
            None => format!("!Ref {reference}"),
        };
        let open = if named.is_none() {
            vec![text.clone()]
        } else {
            Vec::new()
        };
        Self {
            text,
            names: named.into_iter().collect(),
            open,
            blank: false,
        }
    }

    fn of_why(why: &Why) -> Self {
        let name = match why {
            Why::Parameter(name) => format!("parameter {name}"),
            Why::Attribute(name) | Why::Pseudo(name) | Why::Secret(name) => name.clone(),
            Why::Import(name) => format!("import {name}"),
            Why::Transform(_)
            | Why::TooManyAlternatives
            | Why::Unresolved(_)
            | Why::Elsewhere(_) => {
                return Self {
                    text: "…".into(),
                    blank: true,
                    ..Self::default()
                };
            }
        };
        Self {
            text: format!("${{{name}}}"),
            open: vec![name],
            ..Self::default()
        }
    }

    fn of_text(text: &Text) -> Self {
        let mut rendered = Self::default();
        let mut from = 0;
        let whole = text.as_str();
        for (at, name) in text.holes() {
            rendered.text.push_str(whole.get(from..at).unwrap_or(""));
            from = at + Text::HOLE.len_utf8();
            match name {
                Some(name) => {
                    rendered.text.push_str(&format!("${{{name}}}"));
                    rendered.open.push(name.to_owned());
                }
                None => {
                    rendered.text.push('…');
                    rendered.blank = true;
                }
            }
        }
        rendered.text.push_str(whole.get(from..).unwrap_or(""));
        rendered
    }

    fn push(&mut self, between: &str, other: Self) {
        self.text.push_str(between);
        self.text.push_str(&other.text);
        self.names.extend(other.names);
        self.open.extend(other.open);
        self.blank |= other.blank;
    }
}

/// The value of a property in every case; `None` where it is not written.
pub(super) fn render(cursor: &Cursor<'_>, property: &Property) -> Value<Option<Rendered>> {
    match &property.kind {
        Kind::Integer => scalar(cursor, whole_number),
        Kind::Boolean => scalar(cursor, |text| match text.to_ascii_lowercase().as_str() {
            "yes" | "on" => "true".into(),
            "no" | "off" => "false".into(),
            other => other.to_owned(),
        }),
        Kind::String => scalar(cursor, str::to_owned),
        Kind::List(_) | Kind::Map | Kind::Json | Kind::Object(_) => tree(cursor, MAX_DEPTH),
    }
}

fn whole_number(text: &str) -> String {
    let text = text.trim();
    let number: Option<f64> = text.parse().ok();
    match number.filter(|number| number.fract() == 0.0 && number.abs() < 9e15) {
        Some(number) => (number as i64).to_string(),
        None => text.to_owned(),
    }
}

fn scalar(cursor: &Cursor<'_>, spell: impl Fn(&str) -> String) -> Value<Option<Rendered>> {
    let told = cursor.value().clone().map(|resolved| match resolved {
        Resolved::Node(node) => match node.as_str() {
            Some(text) => Rendered::literal(spell(text)),
            None => Rendered::of_why(&Why::TooManyAlternatives),
        },
        Resolved::Text(text) if text.has_hole() => Rendered::of_text(&text),
        Resolved::Text(text) => Rendered::literal(spell(text.as_str())),
        Resolved::Reference(reference) => Rendered::of_reference(&reference),
        Resolved::List(items) => joined(items),
    });
    told.known_or(|why| Rendered::of_why(&why))
        .map(Some)
        .or(None)
}

/// A computed list, whose members have no alternatives of their own.
fn joined(items: Vec<Resolved<'_>>) -> Rendered {
    let mut all = Rendered::literal("[");
    for (at, item) in items.into_iter().enumerate() {
        let one = match item {
            Resolved::Node(node) => Rendered::literal(node.as_str().unwrap_or("…")),
            Resolved::Text(text) => Rendered::of_text(&text),
            Resolved::Reference(reference) => Rendered::of_reference(&reference),
            Resolved::List(inner) => joined(inner),
        };
        all.push(if at == 0 { "" } else { ", " }, one);
    }
    all.text.push(']');
    all
}

/// A list or a map with everything below it.
fn tree(cursor: &Cursor<'_>, depth: usize) -> Value<Option<Rendered>> {
    if depth == 0 {
        return Value::Known(Some(Rendered::of_why(&Why::TooManyAlternatives)));
    }
    let first = cursor.value().possible().next();
    match first {
        Some(Resolved::Node(node)) if node.is_map() => map(cursor, depth),
        Some(Resolved::Node(node)) if node.is_list() => list(cursor, depth),
        Some(Resolved::List(_)) => list(cursor, depth),
        _ => scalar(cursor, str::to_owned),
    }
}

fn list(cursor: &Cursor<'_>, depth: usize) -> Value<Option<Rendered>> {
    let elements = cursor.elements().value;
    let told = elements.flat_map(|elements| {
        let parts = elements
            .iter()
            .map(|element| (String::new(), tree(element, depth - 1)));
        glued("[", parts, "]")
    });
    told.known_or(|why| Rendered::of_why(&why))
        .map(Some)
        .or(None)
}

fn map(cursor: &Cursor<'_>, depth: usize) -> Value<Option<Rendered>> {
    let mut entries = cursor.entries();
    entries.sort_by(|(a, _), (b, _)| a.text.cmp(&b.text));
    let parts = entries
        .into_iter()
        .map(|(key, below)| (format!("{}: ", key.text), tree(&below, depth - 1)));
    let inside = glued("{", parts, "}");
    // Where the map itself may be missing, so is its text.
    cursor
        .value()
        .clone()
        .map(|_| ())
        .zip(&inside)
        .map(|((), text)| text)
        .known_or(|why| Rendered::of_why(&why))
        .map(Some)
        .or(None)
}

/// The parts one after the other, in every case that all of them can be in.
fn glued(
    open: &str,
    parts: impl Iterator<Item = (String, Value<Option<Rendered>>)>,
    close: &str,
) -> Value<Rendered> {
    let mut all = Value::Known(Rendered::literal(open));
    let mut first = true;
    for (label, part) in parts {
        let between = if first { label } else { format!(", {label}") };
        first = false;
        all = match (all, part) {
            (Value::Known(mut all), Value::Known(Some(one))) => {
                all.push(&between, one);
                Value::Known(all)
            }
            (all, part) => all.zip(&part).map(|(mut all, one)| {
                if let Some(one) = one {
                    all.push(&between, one);
                }
                all
            }),
        };
    }
    all.map(|mut all| {
        all.text.push_str(close);
        all
    })
}
