//! CloudFormation shapes of MSK and MSK Connect types. In: a type such as `AWS::MSK::Cluster`.
//! Out: its properties with types, bounds and update behaviour, and its attributes. Data: `data/shapes.json`.

use super::figure::Bounds;
use super::origin::Origin;
use super::rows::Rows;
use super::shape_file;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// One resource type.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// `AWS::MSK::Cluster` and so on.
    pub name: &'static str,
    /// Properties by name. Every MSK type refuses unknown ones.
    pub properties: BTreeMap<&'static str, Property>,
    /// What `Fn::GetAtt` can return, nested ones with a dot: `LatestRevision.Revision`.
    pub attributes: Vec<&'static str>,
    /// The attributes or properties that `Ref` returns.
    pub identifier: Vec<&'static str>,
    /// False when CloudFormation cannot update it at all, only replace it.
    pub updatable: bool,
    /// A replacement deletes the old resource before it creates the new one.
    pub delete_first: bool,
    /// Whether and when it takes tags.
    pub tags: Tags,
    /// How long CloudFormation waits, where the schema says so.
    pub timeout_minutes: Option<Timeouts>,
    /// What the schema does not say but the documentation or the API does.
    pub notes: Vec<&'static str>,
    /// Where the shape comes from.
    pub origin: Origin,
}

/// One property, with the shapes below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Type, with what it contains.
    pub kind: Kind,
    /// Must be there when its parent is.
    pub required: bool,
    /// What a change does.
    pub update: Update,
    /// CloudFormation cannot read it back, so drift in it stays unseen.
    pub write_only: bool,
    /// Values that are taken, as text; empty when the schema names none.
    pub allowed: Vec<&'static str>,
    /// Bounds of a number.
    pub range: Option<Bounds>,
    /// Bounds of the number of characters.
    pub length: Option<Bounds>,
    /// Bounds of the number of list entries.
    pub count: Option<Bounds>,
    /// List entries must differ.
    pub unique: bool,
    /// Regular expression for a string, or for the keys of a map.
    pub pattern: Option<String>,
    /// CloudFormation's name for what the text is, e.g. `AWS::EC2::SecurityGroup.Id`.
    pub format: Option<&'static str>,
    /// Default that the schema states.
    pub default: Option<bool>,
    /// Exactly one of these children must be there; empty when there is no such rule.
    pub exactly_one: Vec<&'static str>,
}

/// Type of a property.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Text.
    String,
    /// Whole number.
    Integer,
    /// True or false.
    Boolean,
    /// A policy document: an object, or its text.
    Json,
    /// Free keys with text values.
    Map,
    /// Named properties.
    Object(BTreeMap<&'static str, Property>),
    /// Entries of one kind.
    List(Box<Property>),
}

/// What a change of a property does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Update {
    /// Changed in place; brokers may still restart one by one.
    #[default]
    InPlace,
    /// The resource is replaced, which loses what it holds.
    Replacement,
    /// Set by AWS; a template cannot set it.
    ReadOnly,
}

impl Update {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("in-place", Self::InPlace),
        ("replacement", Self::Replacement),
        ("read-only", Self::ReadOnly),
    ];
}

/// Whether and when a type takes tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tags {
    /// At any time.
    Updatable,
    /// A change of tags replaces the resource.
    AtCreation,
    /// Not at all.
    None,
}

impl Tags {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("updatable", Self::Updatable),
        ("at-creation", Self::AtCreation),
        ("none", Self::None),
    ];
}

/// How many minutes CloudFormation waits for the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// Creation.
    pub create: Option<u32>,
    /// Update.
    pub update: Option<u32>,
    /// Deletion.
    pub delete: Option<u32>,
}

impl Shape {
    /// The property at a path of names; a step below a list may be any text, such as an index.
    pub fn property<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> Option<&Property> {
        let mut path = path.into_iter();
        let mut at = self.properties.get(path.next()?)?;
        for step in path {
            at = at.child(step)?;
        }
        Some(at)
    }

    /// Names of the properties that a template must give.
    pub fn required(&self) -> impl Iterator<Item = &'static str> {
        self.properties
            .iter()
            .filter(|(_, property)| property.required)
            .map(|(name, _)| *name)
    }

    /// Every property at any depth with its path, list entries marked by `[]`: `VpcConfigs[].SubnetIds`.
    #[must_use]
    pub fn walk(&self) -> Vec<(String, &Property)> {
        let mut found = Vec::new();
        collect("", &self.properties, &mut found);
        found
    }
}

impl Property {
    /// The property one step below: a member of an object, or the entry of a list whatever the step is called.
    #[must_use]
    pub fn child(&self, step: &str) -> Option<&Property> {
        match &self.kind {
            Kind::Object(members) => members.get(step),
            Kind::List(entry) => Some(entry),
            Kind::String | Kind::Integer | Kind::Boolean | Kind::Json | Kind::Map => None,
        }
    }
}

/// The recursion is as deep as the data file nests objects.
fn collect<'a>(
    above: &str,
    members: &'a BTreeMap<&'static str, Property>,
    found: &mut Vec<(String, &'a Property)>,
) {
    for (name, property) in members {
        let mut path = if above.is_empty() {
            (*name).to_owned()
        } else {
            format!("{above}.{name}")
        };
        let mut at = property;
        found.push((path.clone(), at));
        while let Kind::List(entry) = &at.kind {
            path.push_str("[]");
            at = entry;
            found.push((path.clone(), at));
        }
        if let Kind::Object(members) = &at.kind {
            collect(&path, members, found);
        }
    }
}

fn rows() -> &'static Rows<Shape> {
    static ROWS: OnceLock<Rows<Shape>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let text = include_str!("../../data/shapes.json");
        Rows::cut("shapes.json", text, "shapes")
    })
}

/// The names of all types that have a shape, those of MSK first.
pub fn shape_names() -> impl Iterator<Item = &'static str> {
    rows().ids()
}

/// All shapes, those of MSK first; [`shape`] reads only the one that is needed.
#[must_use]
pub fn shapes() -> Vec<&'static Shape> {
    shape_names().filter_map(shape).collect()
}

/// Whether a type has a shape.
#[must_use]
pub fn has_shape(name: &str) -> bool {
    shape_names().any(|known| known == name)
}

/// The shape of that exact type.
#[must_use]
pub fn shape(name: &str) -> Option<&'static Shape> {
    let at = shape_names().position(|known| known == name)?;
    rows().get(at, shape_file::shape)
}

#[cfg(test)]
#[path = "shape_tests.rs"]
mod tests;
