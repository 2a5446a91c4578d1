//! The shape of `data/shapes.json`. In: its rows. Out: whole `Shape`s.

use super::figure::Bounds;
use super::origin::{Origin, Row};
use super::shape::{Kind, Property, Shape, Tags, Timeouts, Update};
use std::{borrow::Cow, collections::BTreeMap};
use syntax::json::Value;

/// The key of the source of the whole file, as its `from` says: all shapes come from the same schemas.
const SCHEMAS: &str = "cfn";

/// The shape of a row.
pub(super) fn shape(row: Row<'_>, origin: &dyn Fn(&[&str]) -> Origin) -> Shape {
    let timeouts = |minutes: Row<'_>| Timeouts {
        create: minutes.number_if_any("create"),
        update: minutes.number_if_any("update"),
        delete: minutes.number_if_any("delete"),
    };
    Shape {
        name: row.text("type"),
        properties: properties(row),
        attributes: row.texts("attributes"),
        identifier: row.texts("identifier"),
        updatable: row.flag("updatable"),
        delete_first: row.flag("delete_first"),
        tags: row.word("tags", Tags::WORDS),
        timeout_minutes: row.record_if_any("timeout_minutes").map(timeouts),
        notes: row.texts("notes"),
        origin: origin(&[SCHEMAS]),
    }
}

fn properties(row: Row<'_>) -> BTreeMap<&'static str, Property> {
    let members = row.named("properties");
    members.map(|(name, row)| (name, property(row))).collect()
}

fn property(row: Row<'_>) -> Property {
    let kind = match row.text("type") {
        "string" => Kind::String,
        "integer" => Kind::Integer,
        "boolean" => Kind::Boolean,
        "json" => Kind::Json,
        "map" => Kind::Map,
        "object" => Kind::Object(properties(row)),
        "list" => Kind::List(Box::new(property(row.record("items")))),
        other => unreachable!("the tests of shapes.json read no type {other}"),
    };
    Property {
        kind,
        required: row.flag("required"),
        update: row.word_if_any("update", Update::WORDS).unwrap_or_default(),
        write_only: row.flag("write_only"),
        allowed: row.texts("one_of"),
        range: Bounds::of_ends(row, "range"),
        length: Bounds::of_ends(row, "length"),
        count: Bounds::of_ends(row, "items_count"),
        unique: row.flag("unique"),
        // Owned: expressions carry escapes, which a borrowed text cannot.
        pattern: row
            .value("pattern")
            .and_then(Value::text)
            .map(Cow::into_owned),
        format: row.text_if_any("format"),
        default: row.flag_if_any("default"),
        exactly_one: row.texts("exactly_one"),
    }
}
