//! A walk through properties: each step sees through intrinsic functions and keeps the case it found its way in.

mod read;

use std::collections::{HashMap, HashSet};

use fact::{Fact, Outcome, Path, Span, Value, Why};
use syntax::{Entry, Key, Node};

use crate::{Resolved, Template};

/// A place in a template, in every case it can be in.
#[derive(Clone, Debug)]
pub struct Cursor<'t> {
    template: &'t Template,
    value: Value<Resolved<'t>>,
    span: Span,
    key: Option<Span>,
    path: Path,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(
        template: &'t Template,
        value: Value<Resolved<'t>>,
        span: Span,
        key: Option<Span>,
        path: Path,
    ) -> Self {
        Self {
            template,
            value,
            span,
            key,
            path,
        }
    }

    /// What stands here.
    #[must_use]
    pub fn value(&self) -> &Value<Resolved<'t>> {
        &self.value
    }

    /// The bytes of what stands here; of the nearest thing above it when nothing does.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The bytes of the key, where there is one.
    #[must_use]
    pub fn key(&self) -> Option<Span> {
        self.key
    }

    /// The logical address.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// One step down a map.
    #[must_use]
    pub fn get(&self, name: &str) -> Self {
        self.step(name, |node| node.entry(name))
    }

    /// One step down a name that may hold a dot.
    pub(crate) fn into_attribute(self, name: &str) -> Self {
        self.walk(std::iter::once(name))
    }

    fn step(&self, name: &str, find: impl Fn(&'t Node) -> Option<&'t Entry>) -> Self {
        let mut step = Self {
            template: self.template,
            value: self.value.clone(),
            span: self.span,
            key: self.key,
            path: self.path.child(name),
        };
        step.descend(find);
        step
    }

    /// One step down, in place. The address is the caller's to write down: a walk of several needs only the last.
    fn descend(&mut self, find: impl Fn(&'t Node) -> Option<&'t Entry>) {
        // Nearly every step of every walk is from one plain map to what stands in it.
        if let Value::Known(Resolved::Node(node)) = self.value {
            self.key = None;
            self.value = match find(node) {
                Some(entry) => {
                    self.span = visible(&entry.value, &entry.key);
                    self.key = Some(entry.key.span);
                    pointed(self.template.resolve(&entry.value), self.span)
                }
                None => missing(node),
            };
            return;
        }
        let mut first: Option<(Span, Span)> = None;
        let template = self.template;
        let value = std::mem::replace(&mut self.value, Value::Absent);
        self.value = value.flat_map(|resolved| {
            let Resolved::Node(node) = resolved else {
                return match resolved {
                    Resolved::Reference(reference) => {
                        Value::Unknown(Why::Attribute(reference.to_string()))
                    }
                    _ => Value::Absent,
                };
            };
            let Some(entry) = find(node) else {
                return missing(node);
            };
            let span = visible(&entry.value, &entry.key);
            first.get_or_insert((span, entry.key.span));
            pointed(template.resolve(&entry.value), span)
        });
        // When only one thing was written the fact's own span says it all.
        self.key = first.map(|(_, key)| key);
        if let Some((span, _)) = first {
            self.span = span;
        }
    }

    /// Several steps down.
    #[must_use]
    pub fn at(&self, names: &[&str]) -> Self {
        self.clone().walk(names.iter().copied())
    }

    /// Several steps down, as a dotted path such as `BrokerNodeGroupInfo.InstanceType`.
    #[must_use]
    pub fn dotted(&self, path: &str) -> Self {
        self.clone().walk(path.split('.'))
    }

    /// One step, and from there a dotted path.
    pub(crate) fn under(self, first: &str, path: &str) -> Self {
        self.walk(std::iter::once(first).chain(path.split('.')))
    }

    fn walk<'n>(mut self, names: impl Iterator<Item = &'n str>) -> Self {
        let mut address = std::mem::take(&mut self.path).into_text();
        address.reserve(64);
        for name in names {
            self.descend(|node| node.entry(name));
            if !address.is_empty() {
                address.push('/');
            }
            address.push_str(name);
        }
        self.path = Path::new(address);
        self
    }

    /// The elements of a list in every case; an element that is absent in a case is not in that case's list.
    #[must_use]
    pub fn elements(&self) -> Fact<Vec<Self>> {
        let value = self.value.clone().flat_map(|resolved| match resolved {
            Resolved::List(items) => Value::Known(
                items
                    .into_iter()
                    .enumerate()
                    .map(|(at, item)| self.element(at, Value::Known(item), self.span))
                    .collect(),
            ),
            Resolved::Node(node) if node.is_list() => self.written_elements(node),
            Resolved::Reference(reference) => Value::Unknown(Why::Attribute(reference.to_string())),
            // CloudFormation takes a single value for a list of one.
            Resolved::Text(text) if text.has_hole() => {
                Value::Unknown(Why::Unresolved("the list is not known".into()))
            }
            single => Value::Known(vec![self.element(0, Value::Known(single), self.span)]),
        });
        self.fact(value)
    }

    fn written_elements(&self, node: &'t Node) -> Value<Vec<Self>> {
        let mut all: Value<Vec<Self>> = Value::Known(Vec::new());
        for (at, item) in node.items().iter().enumerate() {
            let span = if item.full_span().is_empty() {
                node.span
            } else {
                item.full_span()
            };
            let element = self.element(at, self.template.resolve(item), span);
            // Only an element that may be missing splits the list into cases.
            let may_miss = match &element.value {
                Value::Absent => true,
                Value::OneOf(alternatives) => alternatives
                    .iter()
                    .any(|a| matches!(a.outcome, Outcome::Absent)),
                _ => false,
            };
            if may_miss {
                // A value that cannot be told is there.
                let present = element
                    .value
                    .as_ref()
                    .map(|_| true)
                    .or(false)
                    .known_or(|_| true);
                all = all.zip(&present).map(|(mut list, present)| {
                    if present {
                        list.push(element.clone());
                    }
                    list
                });
            } else {
                all = all.map(|mut list| {
                    list.push(element.clone());
                    list
                });
            }
        }
        all
    }

    fn element(&self, at: usize, value: Value<Resolved<'t>>, span: Span) -> Self {
        Self {
            template: self.template,
            value,
            span,
            key: None,
            path: self.path.index(at),
        }
    }

    /// The entries of a map in the order they are written, where exactly one map stands here.
    #[must_use]
    pub fn entries(&self) -> Vec<(&'t Key, Self)> {
        if let Value::Known(Resolved::Node(node)) = &self.value
            && let Some(entries) = self.entries_of(node)
        {
            return entries;
        }
        // One index per map: looking each key up anew would take the square of their number.
        let nodes: Vec<&'t Node> = self
            .value
            .possible()
            .filter_map(|resolved| match resolved {
                Resolved::Node(node) => Some(*node),
                _ => None,
            })
            .collect();
        let index = |node: &&'t Node| -> HashMap<&'t str, &'t Entry> {
            let entries = node.entries().iter();
            entries
                .map(|entry| (entry.key.text.as_str(), entry))
                .collect()
        };
        let indices: Vec<_> = nodes.iter().map(index).collect();
        let find = |node: &'t Node, name: &str| -> Option<&'t Entry> {
            let at = nodes.iter().position(|known| std::ptr::eq(*known, node))?;
            indices.get(at)?.get(name).copied()
        };
        let mut seen = HashSet::new();
        let keys = nodes
            .iter()
            .flat_map(|node| node.entries())
            .map(|entry| &entry.key);
        keys.filter(|key| seen.insert(key.text.as_str()))
            .map(|key| (key, self.step(&key.text, |node| find(node, &key.text))))
            .collect()
    }

    /// The entries of the one map that stands here; `None` when there are so many that a key which stands twice had
    /// better be looked for in an index.
    fn entries_of(&self, node: &'t Node) -> Option<Vec<(&'t Key, Self)>> {
        const FEW: usize = 12;
        let entries = node.entries();
        if entries.len() > FEW {
            return None;
        }
        let last = |entry: &Entry| {
            node.entry(&entry.key.text)
                .is_some_and(|e| std::ptr::eq(e, entry))
        };
        entries.iter().all(last).then(|| {
            let each = entries.iter();
            each.map(|entry| (&entry.key, self.step(&entry.key.text, |_| Some(entry))))
                .collect()
        })
    }

    fn fact<T>(&self, value: Value<T>) -> Fact<T> {
        Fact {
            value,
            span: self.span,
            key: self.key,
            path: self.path.clone(),
        }
    }
}

/// Alternatives that do not say where they were written were written here.
fn pointed(value: Value<Resolved<'_>>, span: Span) -> Value<Resolved<'_>> {
    let Value::OneOf(mut alternatives) = value else {
        // What holds in every case stands where the cursor stands.
        return value;
    };
    for alternative in &mut alternatives {
        alternative.span.get_or_insert(span);
    }
    Value::OneOf(alternatives).simplified()
}

/// A key that does not stand in a map is absent, unless something beside the others may still write it.
fn missing<T>(node: &Node) -> Value<T> {
    let hidden = node
        .entries()
        .iter()
        .find(|entry| entry.key.text.starts_with("Fn::"));
    match hidden {
        Some(entry) => Value::Unknown(Why::Transform(entry.key.text.to_string())),
        None => Value::Absent,
    }
}

/// The bytes to underline for a value: itself, or its key when it was left out.
fn visible(node: &Node, key: &Key) -> Span {
    let span = node.full_span();
    if span.is_empty() { key.span } else { span }
}
