//! MSK resources beside their CloudFormation shapes. In: the estate. Out: every object and every value that was
//! written, with what the shape says of it. Templates that a macro rewrites are left out: what deploys is not there.
//! Several rules look at every value, so that a run gathers them once.

use std::collections::BTreeMap;

use cloudformation::{Cursor, Resolved, Resource, Template};
use fact::{Outcome, Span, Value, Why};
use syntax::Node;

use crate::{
    Estate,
    facts::{Kind, Property, Shape, shape, shape_names},
};

/// Transforms of AWS that add resources or functions and leave what is written as it is.
const HARMLESS: &[&str] = &[
    "AWS::Serverless-",
    "AWS::LanguageExtensions",
    "AWS::SecretsManager-",
    "AWS::CodeDeployBlueGreen",
];

/// An object with named members: `Properties` itself or one below it.
#[derive(Debug)]
pub struct ShapedObject<'e> {
    /// The resource it belongs to.
    pub resource: Resource<'e>,
    /// The shape of the resource's type.
    pub shape: &'static Shape,
    /// The object itself.
    pub cursor: Cursor<'e>,
    /// What may be written in it.
    pub members: &'static BTreeMap<&'static str, Property>,
}

/// A property with the shape it should have.
#[derive(Debug)]
pub struct ShapedValue<'e> {
    /// The resource it belongs to.
    pub resource: Resource<'e>,
    /// The shape of the resource's type.
    pub shape: &'static Shape,
    /// What was written.
    pub cursor: Cursor<'e>,
    /// What the shape says of it.
    pub property: &'static Property,
}

/// Everything that was written of the resources of MSK and MSK Connect. A value stands behind those inside it.
#[derive(Debug, Default)]
pub struct Shaped<'e> {
    /// Every object.
    pub objects: Vec<ShapedObject<'e>>,
    /// Every value, objects and entries of lists among them.
    pub values: Vec<ShapedValue<'e>>,
}

impl<'e> Shaped<'e> {
    /// What stands in an estate.
    #[must_use]
    pub fn of(estate: &'e Estate) -> Self {
        let mut shaped = Self::default();
        for name in shape_names() {
            for (_, resource) in estate.of_type(name) {
                // Only the shapes that are needed are read.
                if let Some(shape) = shape(name)
                    && !rewritten(resource.template())
                {
                    let start = (resource, shape);
                    shaped.object(start, resource.properties(), &shape.properties);
                }
            }
        }
        shaped
    }

    fn object(
        &mut self,
        (resource, shape): (Resource<'e>, &'static Shape),
        cursor: Cursor<'e>,
        members: &'static BTreeMap<&'static str, Property>,
    ) {
        for (key, below) in cursor.entries() {
            if let Some(property) = members.get(key.text.as_str()) {
                self.value((resource, shape), below, property);
            }
        }
        self.objects.push(ShapedObject {
            resource,
            shape,
            cursor,
            members,
        });
    }

    fn value(
        &mut self,
        start: (Resource<'e>, &'static Shape),
        cursor: Cursor<'e>,
        property: &'static Property,
    ) {
        match &property.kind {
            Kind::Object(members) => self.object(start, cursor.clone(), members),
            Kind::List(entry) => {
                for element in elements(&cursor) {
                    self.value(start, element, entry);
                }
            }
            _ => {}
        }
        self.values.push(ShapedValue {
            resource: start.0,
            shape: start.1,
            cursor,
            property,
        });
    }
}

impl ShapedObject<'_> {
    /// The object in every case in which it is one that can be judged.
    #[must_use]
    pub fn judged(&self) -> Value<()> {
        self.cursor
            .value()
            .clone()
            .and_then(|resolved| match resolved {
                Resolved::Node(node) if node.is_map() && !open(node) => Outcome::Known(()),
                _ => Outcome::Unknown(Why::Unresolved("not a plain mapping".into())),
            })
    }

    /// Where to point when something is missing: its key, its first entry, or the logical id.
    #[must_use]
    pub fn head(&self) -> Span {
        let first = || {
            let entries = self.cursor.entries();
            entries.first().map(|(key, _)| key.span)
        };
        let root = self.cursor.path() == &self.resource.path().child("Properties");
        if root {
            return self.resource.span();
        }
        self.cursor
            .key()
            .or_else(first)
            .unwrap_or(self.cursor.span())
    }
}

/// Whether keys are added at deployment: `Fn::Transform`, `Fn::ForEach`.
fn open(node: &Node) -> bool {
    node.entries()
        .iter()
        .any(|entry| entry.key.text.starts_with("Fn::"))
}

/// Whether a macro or an include may change what is written in a template.
#[must_use]
pub fn rewritten(template: &Template) -> bool {
    let Some(transform) = template.root().get("Transform") else {
        return false;
    };
    let harmless = |node: &Node| {
        node.as_str()
            .is_some_and(|name| HARMLESS.iter().any(|known| name.starts_with(known)))
    };
    if transform.is_list() {
        !transform.items().iter().all(harmless)
    } else {
        !harmless(transform)
    }
}

/// The elements of a list that is the same in every case; those that may be missing are among them.
fn elements<'e>(cursor: &Cursor<'e>) -> Vec<Cursor<'e>> {
    let single = match cursor.value() {
        Value::Known(resolved) => Some(resolved),
        Value::OneOf(cases) => match cases.as_slice() {
            [only] => match &only.outcome {
                Outcome::Known(resolved) => Some(resolved),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    let listed = match single {
        Some(Resolved::Node(node)) => node.is_list(),
        Some(Resolved::List(_)) => true,
        _ => false,
    };
    if !listed {
        return Vec::new();
    }
    let lists = cursor.elements();
    lists
        .value
        .possible()
        .max_by_key(|list| list.len())
        .cloned()
        .unwrap_or_default()
}
