//! The shape of `data/shapes.json`. In: its rows. Out: whole `Shape`s.

use super::figure::Bounds;
use super::origin::{Origin, Trace};
use super::shape::{Kind, Property, Shape, Tags, Timeouts, Update};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The key of the source of the whole file, as its `from` says.
const SCHEMAS: &str = "cfn";

#[derive(Deserialize)]
pub(super) struct ShapeRow {
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

impl ShapeRow {
    /// All shapes come from the same schemas, which the file names once.
    pub(super) fn shape(self, origin: &dyn Fn(&Trace) -> Origin) -> Shape {
        let origin = origin(&Trace {
            from: vec![SCHEMAS],
            ..Trace::default()
        });
        Shape {
            name: self.name,
            properties: members(self.properties),
            attributes: self.attributes,
            identifier: self.identifier,
            updatable: self.updatable,
            delete_first: self.delete_first,
            tags: self.tags,
            timeout_minutes: self.timeout_minutes,
            notes: self.notes,
            origin,
        }
    }
}
