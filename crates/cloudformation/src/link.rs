//! What crosses the border between two templates of one run: parameters into a nested stack, outputs out of it,
//! exports to whoever imports them. Values cross as texts whose holes name the resources they speak of; the cases
//! they hold in cross with the name of the template whose conditions they are.

use std::collections::BTreeMap;

use fact::{Alternative, Case, Choice, Outcome, Span, Standing, Subject, Text, Value, Why};
use syntax::Node;

use crate::{Dialect, Parameter, Reference, Resolved, Resource, Template, foreign::DESCRIBED};

/// A value on its way from one template to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// One text.
    Text(Text),
    /// A list of texts.
    List(Vec<Text>),
}

/// What the other templates of a run say about one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// What people call the template: cases that leave it carry this name.
    pub label: String,
    /// The parameters a parent stack sets.
    pub arguments: BTreeMap<String, Value<Carried>>,
    /// The outputs of its nested stacks, by the logical id of the stack and the name of the output.
    pub outputs: BTreeMap<(String, String), Value<Carried>>,
    /// What its `Fn::ImportValue` calls find, by the text of the name with its holes.
    pub imports: BTreeMap<String, Value<Carried>>,
}

impl Template {
    /// Tells the template what the others of its run say. Replaces what was told before.
    pub fn link(&mut self, links: Links) {
        self.links = links;
        self.settle();
    }

    /// What was told of the others.
    #[must_use]
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// What an output is, as other templates see it.
    #[must_use]
    pub fn output(&self, name: &str) -> Option<Value<Carried>> {
        let output = self.root().get("Outputs")?.get(name)?;
        Some(self.carried(output.get("Value")?))
    }

    /// The names of the outputs.
    pub fn output_names(&self) -> impl Iterator<Item = &str> {
        let outputs = self
            .root()
            .get("Outputs")
            .map_or(&[] as &[_], Node::entries);
        outputs.iter().map(|entry| entry.key.text.as_str())
    }

    /// The parameters that a nested stack is given, as the nested template sees them.
    #[must_use]
    pub fn arguments_of(&self, stack: &Resource<'_>) -> BTreeMap<String, Value<Carried>> {
        let parameters = stack
            .node()
            .get("Properties")
            .and_then(|node| node.get("Parameters"));
        parameters
            .map_or(&[] as &[_], Node::entries)
            .iter()
            .map(|entry| (entry.key.text.to_string(), self.carried(&entry.value)))
            .collect()
    }

    /// The exports: the text of the name and the value, as other templates see them.
    #[must_use]
    pub fn exports(&self) -> Vec<(Value<Text>, Value<Carried>)> {
        let outputs = self
            .root()
            .get("Outputs")
            .map_or(&[] as &[_], Node::entries);
        let exported = outputs.iter().filter_map(|output| {
            let name = output.value.get("Export")?.get("Name")?;
            let value = output.value.get("Value")?;
            Some((self.text_at(name, 0), self.carried(value)))
        });
        exported.collect()
    }

    /// The names of all `Fn::ImportValue` calls, each once, in the order they stand.
    #[must_use]
    pub fn imports(&self) -> Vec<Text> {
        let mut found = BTreeMap::new();
        if self.source().contains("ImportValue") || self.dialect() == Dialect::Description {
            self.gather_imports(self.root(), &mut found);
        }
        found.into_values().collect()
    }

    fn gather_imports(&self, node: &Node, found: &mut BTreeMap<String, Text>) {
        let imports = |call: &crate::Function<'_>| matches!(call.name, "ImportValue" | DESCRIBED);
        if let Some(call) = crate::Function::read(node).filter(imports) {
            for text in self.argument_text(&call, 0).possible() {
                found.insert(import_key(text), text.clone());
            }
        }
        for item in node.items() {
            self.gather_imports(item, found);
        }
        for entry in node.entries() {
            self.gather_imports(&entry.value, found);
        }
    }

    pub(crate) fn imported(&self, name: &Text, at: Span) -> Value<Resolved<'_>> {
        match self.links.imports.get(&import_key(name)) {
            Some(value) => self.received(value.clone(), at),
            None => Value::Unknown(Why::Import(name.as_str().to_owned())),
        }
    }

    /// The resource that another description of the run describes under an ARN; else the ARN itself.
    pub(crate) fn described(&self, arn: &Text, at: Span) -> Value<Resolved<'_>> {
        match self.links.imports.get(&import_key(arn)) {
            Some(Value::Unknown(_)) | None => Value::Known(Resolved::Text(arn.clone())),
            Some(value) => self.received(value.clone(), at),
        }
    }

    /// A value that came from elsewhere, as it is used at `at`.
    pub(crate) fn received(&self, value: Value<Carried>, at: Span) -> Value<Resolved<'_>> {
        let here = |text: &Text| self.received_text(text, at);
        self.rescoped(value, |name| self.own(name))
            .map(|carried| match carried {
                Carried::Text(text) => here(&text),
                Carried::List(items) => Resolved::List(items.iter().map(here).collect()),
            })
    }

    pub(crate) fn received_text<'t>(&self, text: &Text, at: Span) -> Resolved<'t> {
        let reference = text.only_name().and_then(|name| self.named(name));
        match reference {
            Some(reference) => Resolved::Reference(reference),
            None => Resolved::Text(text.seen_from(at, |name| match self.named(name) {
                Some(Reference::Resource { .. }) => bare(name).to_owned(),
                _ => name.to_owned(),
            })),
        }
    }

    /// The resource behind the name of a hole, when there is one.
    pub(crate) fn named(&self, name: &str) -> Option<Reference> {
        match Reference::of_hole(name, self.file())? {
            Reference::Resource { .. } => self.own_resource(bare(name)),
            other => Some(other),
        }
    }

    /// A resource of the template, or an attribute of it. Names of other languages may hold dots themselves.
    fn own_resource(&self, text: &str) -> Option<Reference> {
        let whole = std::iter::once((text, None));
        let dots = text.rmatch_indices('.').map(|(at, _)| at);
        let parts = dots.filter_map(|at| Some((text.get(..at)?, Some(text.get(at + 1..)?))));
        let (name, attribute) = whole
            .chain(parts)
            .find(|(name, _)| self.has_resource(name))?;
        Some(Reference::Resource {
            name: name.to_owned(),
            attribute: attribute.map(str::to_owned),
        })
    }

    fn carried(&self, node: &Node) -> Value<Carried> {
        let value = self.resolve(node).flat_map(|resolved| match resolved {
            Resolved::List(items) => Value::Known(Carried::List(
                items
                    .iter()
                    .map(|item| self.text_of(item, node.span))
                    .collect(),
            )),
            Resolved::Node(list) if list.is_list() => {
                let items = list.items().iter().map(|item| self.text_at(item, 0));
                crate::lists::all(items).map(Carried::List)
            }
            Resolved::Node(map) if map.is_map() => {
                Value::Unknown(Why::Unresolved("not a text".into()))
            }
            other => Value::Known(Carried::Text(self.text_of(&other, node.span))),
        });
        let value = value.map(|carried| match carried {
            Carried::Text(text) => Carried::Text(self.outward(&text)),
            Carried::List(items) => {
                Carried::List(items.iter().map(|text| self.outward(text)).collect())
            }
        });
        let label = &self.links.label;
        self.rescoped(value, |name| {
            if name.contains(" of ") || name.contains("::") {
                name.to_owned()
            } else {
                format!("{name} of {label}")
            }
        })
    }

    /// Names that mean something only here are told so that others understand them.
    fn outward(&self, text: &Text) -> Text {
        text.seen_from(Span::default(), |name| {
            if name.contains('#') || name.contains("::") {
                name.to_owned()
            } else if self.named(name).is_some() {
                format!("{}#{name}", self.file().0)
            } else {
                format!("{name} of {}", self.links.label)
            }
        })
    }

    fn own(&self, name: &str) -> String {
        let mine = name
            .rsplit_once(" of ")
            .filter(|(_, label)| *label == self.links.label);
        mine.map_or(name, |(name, _)| name).to_owned()
    }

    fn rescoped<T>(&self, value: Value<T>, rename: impl Fn(&str) -> String) -> Value<T> {
        let Value::OneOf(alternatives) = value else {
            return value;
        };
        let renamed = |case: &Case| {
            case.terms().fold(Case::default(), |all, term| {
                let subject = match &term.subject {
                    Subject::Parameter(name) => Subject::Parameter(rename(name)),
                    Subject::Condition(name) => Subject::Condition(rename(name)),
                };
                let term = Case::of(subject, term.choice.clone());
                all.join(&term).unwrap_or(all)
            })
        };
        Value::OneOf(
            alternatives
                .into_iter()
                .map(|alternative| Alternative {
                    case: renamed(&alternative.case),
                    // Bytes of another template say nothing about this one.
                    span: None,
                    ..alternative
                })
                .collect(),
        )
    }
}

impl Carried {
    /// The same value for a stack that several others set up, each in its own way: `all` holds what each of them
    /// passes. Nobody can say which of the stacks a reader has in mind.
    #[must_use]
    pub fn any_of(parameter: &str, all: Vec<Value<Self>>) -> Value<Self> {
        let mut different: Vec<Value<Self>> = Vec::new();
        for value in all {
            if !different.contains(&value) {
                different.push(value);
            }
        }
        if different.len() == 1 {
            return different.remove(0);
        }
        let plain = different.iter().map(|value| match value {
            Value::Known(Self::Text(text)) if !text.has_hole() => Some(text.clone()),
            _ => None,
        });
        let Some(texts) = plain.collect::<Option<Vec<Text>>>() else {
            return Value::Unknown(Why::Parameter(parameter.to_owned()));
        };
        let choice = |text: &Text| Choice::Is(text.as_str().to_owned());
        Value::one_of(
            texts
                .into_iter()
                .map(|text| Alternative {
                    case: Case::of(Subject::Parameter(parameter.to_owned()), choice(&text)),
                    standing: Standing::Open,
                    span: None,
                    outcome: Outcome::Known(Self::Text(text)),
                })
                .collect(),
        )
    }

    /// The default of a parameter.
    #[must_use]
    pub fn default_of(parameter: &Parameter) -> Option<Self> {
        let (text, _) = parameter.default.as_ref()?;
        (!parameter.is_stored_elsewhere())
            .then(|| Self::plain(text, parameter.is_list(), Span::default()))
    }

    /// A plain text, such as a default.
    pub(crate) fn plain(text: &str, is_list: bool, at: Span) -> Self {
        let piece = |text: &str| Text::standing_for(text, at);
        if is_list {
            Self::List(text.split(',').map(|item| piece(item.trim())).collect())
        } else {
            Self::Text(piece(text))
        }
    }
}

/// The name of an import as [`Links::imports`] knows it: holes by their names.
#[must_use]
pub fn import_key(text: &Text) -> String {
    let mut key = String::new();
    let mut from = 0;
    for (at, name) in text.holes() {
        key.push_str(text.as_str().get(from..at).unwrap_or(""));
        key.push_str(&format!("${{{}}}", name.unwrap_or("?")));
        from = at + Text::HOLE.len_utf8();
    }
    key.push_str(text.as_str().get(from..).unwrap_or(""));
    key
}

fn bare(name: &str) -> &str {
    name.split_once('#').map_or(name, |(_, name)| name)
}
