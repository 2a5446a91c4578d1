//! MSK resources beside their CloudFormation shapes. In: the estate. Out: every object and every value that was
//! written, with what the shape says of it. Templates that a macro rewrites are left out: what deploys is not there.

use std::collections::BTreeMap;

use cloudformation::{Cursor, Resolved, Resource, Template};
use fact::{Outcome, Path, Span, Value, Why};
use model::{
    Estate,
    facts::{Kind, Property, Shape, shape, shape_names},
};
use syntax::Node;

/// Transforms of AWS that add resources or functions and leave what is written as it is.
const HARMLESS: &[&str] = &[
    "AWS::Serverless-",
    "AWS::LanguageExtensions",
    "AWS::SecretsManager-",
    "AWS::CodeDeployBlueGreen",
];

/// An object with named members: `Properties` itself or one below it.
pub(crate) struct Object<'e> {
    pub(crate) resource: Resource<'e>,
    pub(crate) shape: &'static Shape,
    pub(crate) cursor: Cursor<'e>,
    pub(crate) members: &'static BTreeMap<&'static str, Property>,
}

/// A property with the shape it should have.
pub(crate) struct Written<'e> {
    pub(crate) resource: Resource<'e>,
    pub(crate) shape: &'static Shape,
    pub(crate) cursor: Cursor<'e>,
    pub(crate) property: &'static Property,
}

/// Everything that was written of the resources of MSK and MSK Connect.
#[derive(Default)]
pub(crate) struct Places<'e> {
    pub(crate) objects: Vec<Object<'e>>,
    pub(crate) values: Vec<Written<'e>>,
}

pub(crate) fn places(estate: &Estate) -> Places<'_> {
    let mut places = Places::default();
    for name in shape_names() {
        for (_, resource) in estate.of_type(name) {
            // Only the shapes that are needed are read.
            if let Some(shape) = shape(name)
                && !rewritten(resource.template())
            {
                let start = (resource, shape);
                places.object(start, resource.properties(), &shape.properties);
            }
        }
    }
    places
}

impl<'e> Places<'e> {
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
        self.objects.push(Object {
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
        self.values.push(Written {
            resource: start.0,
            shape: start.1,
            cursor,
            property,
        });
    }
}

impl Object<'_> {
    /// The object in every case in which it is one that can be judged.
    pub(crate) fn judged(&self) -> Value<()> {
        self.cursor
            .value()
            .clone()
            .and_then(|resolved| match resolved {
                Resolved::Node(node) if node.is_map() && !open(node) => Outcome::Known(()),
                _ => Outcome::Unknown(Why::Unresolved("not a plain mapping".into())),
            })
    }

    /// Where to point when something is missing: its key, its first entry, or the logical id.
    pub(crate) fn head(&self) -> Span {
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

/// The name of the property at an address, as a reader knows it: that of the list for one of its entries.
pub(crate) fn named(path: &Path) -> &str {
    let numbered = |name: &&str| name.bytes().all(|byte| byte.is_ascii_digit());
    let mut names = path.as_str().rsplit('/');
    names.find(|name| !numbered(name)).unwrap_or("")
}

/// Whether keys are added at deployment: `Fn::Transform`, `Fn::ForEach`.
fn open(node: &Node) -> bool {
    node.entries()
        .iter()
        .any(|entry| entry.key.text.starts_with("Fn::"))
}

/// Whether a macro or an include may change what is written.
pub(crate) fn rewritten(template: &Template) -> bool {
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
