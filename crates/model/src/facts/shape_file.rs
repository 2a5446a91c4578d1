//! The shape of `data/shapes.json`. In: its rows. Out: whole `Shape`s.

use super::figure::Bounds;
use super::origin::{Sources, Trace};
use super::shape::{Kind, Property, Shape, Tags, Timeouts, Update};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct File {
    from: Vec<&'static str>,
    shapes: Vec<ShapeRow>,
    sources: Sources,
}

#[derive(Deserialize)]
struct ShapeRow {
    #[serde(rename = "type")]
    name: &'static str,
    identifier: Vec<&'static str>,
    attributes: Vec<&'static str>,
    updatable: bool,
    timeout_minutes: Option<Timeouts>,
    tags: Tags,
    #[serde(default)]
    delete_first: bool,
    #[serde(default)]
    notes: Vec<&'static str>,
    properties: BTreeMap<&'static str, PropertyRow>,
}

#[derive(Deserialize)]
struct PropertyRow {
    #[serde(rename = "type")]
    kind: TypeName,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    update: Update,
    #[serde(default)]
    write_only: bool,
    #[serde(default)]
    one_of: Vec<&'static str>,
    range: Option<Ends>,
    length: Option<Ends>,
    items_count: Option<Ends>,
    #[serde(default)]
    unique: bool,
    // Owned: expressions carry escapes, which a borrowed text cannot.
    pattern: Option<String>,
    format: Option<&'static str>,
    default: Option<bool>,
    #[serde(default)]
    exactly_one: Vec<&'static str>,
    items: Option<Box<PropertyRow>>,
    #[serde(default)]
    properties: BTreeMap<&'static str, PropertyRow>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum TypeName {
    String,
    Integer,
    Boolean,
    Json,
    Map,
    Object,
    List,
}

/// Lowest, highest; null where open.
#[derive(Deserialize)]
struct Ends(Option<f64>, Option<f64>);

impl From<Ends> for Bounds {
    fn from(Ends(min, max): Ends) -> Self {
        Self { min, max }
    }
}

impl PropertyRow {
    fn property(self) -> Property {
        let kind = match (self.kind, self.items) {
            (TypeName::List, Some(entry)) => Kind::List(Box::new(entry.property())),
            (TypeName::Object, _) => Kind::Object(members(self.properties)),
            (TypeName::String, _) => Kind::String,
            (TypeName::Integer, _) => Kind::Integer,
            (TypeName::Boolean, _) => Kind::Boolean,
            (TypeName::Map, _) => Kind::Map,
            // Every list of the file says what it holds; the tests see to it.
            (TypeName::Json, _) | (TypeName::List, None) => Kind::Json,
        };
        Property {
            kind,
            required: self.required,
            update: self.update,
            write_only: self.write_only,
            allowed: self.one_of,
            range: self.range.map(Into::into),
            length: self.length.map(Into::into),
            count: self.items_count.map(Into::into),
            unique: self.unique,
            pattern: self.pattern,
            format: self.format,
            default: self.default,
            exactly_one: self.exactly_one,
        }
    }
}

fn members(rows: BTreeMap<&'static str, PropertyRow>) -> BTreeMap<&'static str, Property> {
    rows.into_iter()
        .map(|(name, row)| (name, row.property()))
        .collect()
}

impl File {
    pub(super) fn shapes(self) -> Vec<Shape> {
        let origin = Trace {
            from: self.from,
            ..Trace::default()
        }
        .resolve(&self.sources);
        let rows = self.shapes.into_iter();
        rows.map(|row| Shape {
            name: row.name,
            properties: members(row.properties),
            attributes: row.attributes,
            identifier: row.identifier,
            updatable: row.updatable,
            delete_first: row.delete_first,
            tags: row.tags,
            timeout_minutes: row.timeout_minutes,
            notes: row.notes,
            origin: origin.clone(),
        })
        .collect()
    }
}
