//! One template: its sections, found once, and what was given from outside to read it with.

use std::{collections::HashMap, sync::Arc};

use fact::{Case, FileId, Span, Value};
use indexmap::IndexMap;
use syntax::{Entry, Node, Problem, ProblemKind, limits::MAX_RESOURCES};

use crate::{
    Carried, Dialect, Given, Links, Parameter, Resource, Translation,
    condition::Verdict,
    foreach::{self, Unrolled},
    sam::globals,
};

/// A CloudFormation template.
#[derive(Debug)]
pub struct Template {
    file: FileId,
    source: Arc<str>,
    root: Node,
    given: Given,
    dialect: Dialect,
    region: Option<String>,
    parameters: IndexMap<String, Parameter>,
    resources: IndexMap<String, usize>,
    conditions: HashMap<String, usize>,
    /// What resources that come out of a loop over a parameter assume.
    looped: HashMap<String, Case>,
    problems: Vec<Problem>,
    pub(crate) links: Links,
    pub(crate) choices: HashMap<String, Value<Carried>>,
    pub(crate) verdicts: HashMap<String, Verdict>,
}

impl Template {
    /// Whether a document looks like a template: it has resources with types, or says which format it is in.
    #[must_use]
    pub fn recognises(root: &Node) -> bool {
        let typed = |entry: &Entry| {
            entry.value.get("Type").is_some() || entry.key.text.starts_with("Fn::ForEach::")
        };
        root.get("AWSTemplateFormatVersion").is_some()
            || root
                .get("Resources")
                .is_some_and(|resources| resources.entries().iter().any(typed))
    }

    /// Reads the sections of a template. `source` is the text that `root` was parsed from.
    #[must_use]
    pub fn new(file: FileId, source: Arc<str>, mut root: Node, given: Given) -> Self {
        let parameters: IndexMap<String, Parameter> = entries(&root, "Parameters")
            .iter()
            .map(|entry| (entry.key.text.to_string(), Parameter::read(entry)))
            .collect();
        let Unrolled {
            cases: looped,
            mut problems,
        } = if source.contains("Fn::ForEach") {
            foreach::expand(&mut root, &parameters, &given)
        } else {
            Unrolled::default()
        };
        problems.extend(globals::merge(&mut root));
        let index = |section: &str| {
            let entries = entries(&root, section).iter().enumerate();
            // What a macro or an unknown list makes of such an entry cannot be told.
            entries
                .filter(|(_, entry)| !entry.key.text.starts_with("Fn::"))
                .map(|(at, entry)| (entry.key.text.to_string(), at))
        };
        let mut template = Self {
            file,
            source,
            given,
            dialect: Dialect::default(),
            region: None,
            parameters,
            resources: index("Resources").collect(),
            conditions: index("Conditions").collect(),
            looped,
            problems,
            links: Links::default(),
            choices: HashMap::new(),
            verdicts: HashMap::new(),
            root,
        };
        template.settle();
        template
    }

    /// Takes a document of another language for a template; `None` where its shape could not be read.
    #[must_use]
    pub fn foreign(
        file: FileId,
        source: Arc<str>,
        translation: Translation,
        mut given: Given,
    ) -> Option<Self> {
        let root = translation.root?;
        // What the document says of its Region beats what is usual.
        if translation.region.is_some() {
            given.region.clone_from(&translation.region);
        }
        let mut template = Self::new(file, source, root, given);
        template.dialect = translation.dialect;
        template.region = translation.region;
        Some(template)
    }

    /// Which language it was written in.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Whether it is a document of another language: what stands in it was filled in by a tool, and its shape is ours.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.dialect != Dialect::CloudFormation
    }

    /// The Region it says itself that it deploys to.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Works out what parameters can be and which conditions hold, once for all later questions.
    pub(crate) fn settle(&mut self) {
        self.choices = self.all_choices();
        self.verdicts = self.judge();
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

    /// The whole document as written, with its loops unrolled and SAM's `Globals` where they apply.
    #[must_use]
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// What was given from outside.
    #[must_use]
    pub fn given(&self) -> &Given {
        &self.given
    }

    /// Which parts are over a bound of [`syntax::limits`] and were left as they are.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Why the template is too large to be looked at: it has more resources than anything deploys.
    #[must_use]
    pub fn too_large(&self) -> Option<Problem> {
        let section = self.root.entry("Resources")?;
        let count = self.resources.len();
        (count > MAX_RESOURCES).then(|| {
            let message = format!(
                "the template has {count} resources; more than {MAX_RESOURCES} are not read"
            );
            // A document of another language has no such word.
            let at = if section.key.span.is_empty() {
                self.root.span
            } else {
                section.key.span
            };
            Problem::new(ProblemKind::Limit, at, message)
        })
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
        let entries = entries(&self.root, "Resources");
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
        let entry = entries(&self.root, "Resources").get(at)?;
        Some(Resource::new(self, entry))
    }

    /// Where a resource stands among [`Self::resources`], from 0.
    #[must_use]
    pub fn place_of(&self, name: &str) -> Option<usize> {
        self.resources.get_index_of(name)
    }

    /// The resource at a place among [`Self::resources`].
    #[must_use]
    pub fn resource_at(&self, place: usize) -> Option<Resource<'_>> {
        let (_, at) = self.resources.get_index(place)?;
        let entry = entries(&self.root, "Resources").get(*at)?;
        Some(Resource::new(self, entry))
    }

    pub(crate) fn has_resource(&self, name: &str) -> bool {
        self.resources.contains_key(name)
    }

    /// What it takes for a resource to come out of the loop it is written in.
    pub(crate) fn looped(&self, name: &str) -> Option<&Case> {
        self.looped.get(name)
    }

    /// The expression of a named condition.
    #[must_use]
    pub fn condition(&self, name: &str) -> Option<&Node> {
        let at = *self.conditions.get(name)?;
        Some(&entries(&self.root, "Conditions").get(at)?.value)
    }

    /// An entry of a mapping.
    pub(crate) fn mapping(&self, map: &str, first: &str, second: &str) -> Option<&Node> {
        self.root.get("Mappings")?.get(map)?.get(first)?.get(second)
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

fn entries<'n>(root: &'n Node, section: &str) -> &'n [Entry] {
    root.get(section).map_or(&[], Node::entries)
}
