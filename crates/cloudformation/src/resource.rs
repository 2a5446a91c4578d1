//! One entry of `Resources`.

use fact::{Alternative, Case, Outcome, Path, Span, Standing, Value};
use syntax::{Entry, Node};

use crate::{Cursor, Resolved, Template};

/// A resource of a template.
#[derive(Clone, Copy, Debug)]
pub struct Resource<'t> {
    template: &'t Template,
    entry: &'t Entry,
}

impl<'t> Resource<'t> {
    pub(crate) fn new(template: &'t Template, entry: &'t Entry) -> Self {
        Self { template, entry }
    }

    /// The template it belongs to.
    #[must_use]
    pub fn template(&self) -> &'t Template {
        self.template
    }

    /// The logical id.
    #[must_use]
    pub fn name(&self) -> &'t str {
        &self.entry.key.text
    }

    /// The bytes of the logical id.
    #[must_use]
    pub fn span(&self) -> Span {
        self.entry.key.span
    }

    /// The type, such as `AWS::MSK::Cluster`; empty when there is none.
    #[must_use]
    pub fn kind(&self) -> &'t str {
        self.entry
            .value
            .get("Type")
            .and_then(Node::as_str)
            .unwrap_or("")
    }

    /// Everything below the logical id as written.
    #[must_use]
    pub fn node(&self) -> &'t Node {
        &self.entry.value
    }

    /// `Resources/<logical id>`.
    #[must_use]
    pub fn path(&self) -> Path {
        self.path_with_room(0)
    }

    fn path_with_room(&self, further: usize) -> Path {
        let name = self.name();
        let mut path = String::with_capacity("Resources/".len() + name.len() + further);
        path.push_str("Resources/");
        path.push_str(name);
        Path::new(path)
    }

    /// The name of the condition under which it exists.
    #[must_use]
    pub fn condition(&self) -> Option<&'t str> {
        self.entry.value.get("Condition").and_then(Node::as_str)
    }

    /// The case in which it exists; `Case::default()` when it always does.
    #[must_use]
    pub fn case(&self) -> Case {
        let case = self
            .condition()
            .and_then(|name| self.template.assuming(name, true))
            .unwrap_or_default();
        match self.template.looped(self.name()) {
            Some(looped) => case.join(looped).unwrap_or(case),
            None => case,
        }
    }

    /// Whether it exists, in every case its condition can be in.
    #[must_use]
    pub fn exists(&self) -> Value<bool> {
        let Some(name) = self.condition() else {
            return Value::Known(true);
        };
        let taken = self.template.branches(name).into_iter();
        Value::one_of(
            taken
                .map(|(case, standing, holds)| Alternative {
                    case,
                    standing,
                    span: None,
                    outcome: Outcome::Known(holds),
                })
                .collect(),
        )
    }

    /// The `aws:cdk:path` that CDK leaves in the metadata.
    #[must_use]
    pub fn construct_path(&self) -> Option<&'t str> {
        self.entry
            .value
            .get("Metadata")?
            .get("aws:cdk:path")?
            .as_str()
    }

    /// A cursor on the properties. Everything found below assumes that the resource exists.
    #[must_use]
    pub fn properties(&self) -> Cursor<'t> {
        self.attribute("Properties")
    }

    /// A cursor on `DeletionPolicy`, `Metadata`, `DependsOn` and other attributes beside the properties.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Cursor<'t> {
        self.all().into_attribute(name)
    }

    /// A property by its dotted path, such as `BrokerNodeGroupInfo.InstanceType`.
    #[must_use]
    pub fn property(&self, path: &str) -> Cursor<'t> {
        self.all().under("Properties", path)
    }

    /// Everything below the logical id.
    fn all(&self) -> Cursor<'t> {
        let whole = Resolved::Node(&self.entry.value);
        let case = self.case();
        let whole = if case.is_always() {
            Value::Known(whole)
        } else {
            Value::OneOf(vec![Alternative {
                case,
                standing: Standing::Default,
                span: None,
                outcome: Outcome::Known(whole),
            }])
        };
        Cursor::new(
            self.template,
            whole,
            self.span(),
            Some(self.span()),
            // With room for the steps to a property: this is how nearly every walk begins.
            self.path_with_room(64),
        )
    }
}
