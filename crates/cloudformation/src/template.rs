//! One template: its sections, found once, and what was given from outside to read it with.

use std::{collections::BTreeMap, sync::Arc};

use fact::{FileId, Span};
use indexmap::IndexMap;
use syntax::{Entry, Node};

use crate::{Parameter, Resource};

/// What is known about the deployment besides the template itself.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Parameter values by name; a list parameter takes its items joined by commas.
    pub parameters: BTreeMap<String, String>,
    /// The region, when known: the value of `AWS::Region`.
    pub region: Option<String>,
}

/// A CloudFormation template.
#[derive(Debug)]
pub struct Template {
    file: FileId,
    source: Arc<str>,
    root: Node,
    given: Given,
    parameters: IndexMap<String, Parameter>,
    resources: IndexMap<String, usize>,
}

impl Template {
    /// Whether a document looks like a template: it has resources with types, or says which format it is in.
    #[must_use]
    pub fn recognises(root: &Node) -> bool {
        let typed = |entry: &Entry| entry.value.get("Type").is_some();
        root.get("AWSTemplateFormatVersion").is_some()
            || root
                .get("Resources")
                .is_some_and(|resources| resources.entries().iter().any(typed))
    }

    /// Reads the sections of a template. `source` is the text that `root` was parsed from.
    #[must_use]
    pub fn new(file: FileId, source: Arc<str>, root: Node, given: Given) -> Self {
        let entries = |section: &str| root.get(section).map_or(&[] as &[Entry], Node::entries);
        let parameters = entries("Parameters")
            .iter()
            .map(|entry| (entry.key.text.to_string(), Parameter::read(entry)))
            .collect();
        let resources = entries("Resources")
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.key.text.to_string(), at))
            .collect();
        Self {
            file,
            source,
            given,
            parameters,
            resources,
            root,
        }
    }

    /// The file it was read from.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The text it was read from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The whole document as written.
    #[must_use]
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// What was given from outside.
    #[must_use]
    pub fn given(&self) -> &Given {
        &self.given
    }

    /// The parameters in the order they are declared.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.values()
    }

    /// A parameter by name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.get(name)
    }

    /// The resources in the order they are declared; of two with one name the last.
    pub fn resources(&self) -> impl Iterator<Item = Resource<'_>> {
        let entries = self
            .root
            .get("Resources")
            .map_or(&[] as &[Entry], Node::entries);
        self.resources
            .values()
            .filter_map(move |at| entries.get(*at))
            .map(move |entry| Resource::new(self, entry))
    }

    /// The resources of one type, such as `AWS::MSK::Cluster`.
    pub fn of_type<'t>(&'t self, kind: &'t str) -> impl Iterator<Item = Resource<'t>> {
        self.resources()
            .filter(move |resource| resource.kind() == kind)
    }

    /// A resource by logical id.
    #[must_use]
    pub fn resource(&self, name: &str) -> Option<Resource<'_>> {
        let at = *self.resources.get(name)?;
        let entry = self.root.get("Resources")?.entries().get(at)?;
        Some(Resource::new(self, entry))
    }

    /// The expression of a named condition.
    #[must_use]
    pub fn condition(&self, name: &str) -> Option<&Node> {
        self.root.get("Conditions")?.get(name)
    }

    /// The names of the transforms (`AWS::Serverless-2016-10-31`, `AWS::LanguageExtensions`, macros).
    #[must_use]
    pub fn transforms(&self) -> Vec<&str> {
        let Some(node) = self.root.get("Transform") else {
            return Vec::new();
        };
        let one = node.as_str().into_iter();
        one.chain(node.items().iter().filter_map(Node::as_str))
            .collect()
    }

    /// The first line's worth of the document: where to point when the whole template is meant.
    #[must_use]
    pub fn head(&self) -> Span {
        let first = self
            .root
            .entries()
            .first()
            .map_or(self.root.span, |entry| entry.key.span);
        Span::new(self.file, first.start as usize, first.end as usize)
    }
}
