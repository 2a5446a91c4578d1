//! A tree that grows leaf by leaf. In: property paths with their values. Out: the node.

use std::collections::BTreeMap;

use fact::Span;
use indexmap::IndexMap;
use syntax::Node;

use super::{node, table::Step};

/// A branch of the tree; keys keep the order they came in.
#[derive(Clone, Debug)]
pub(super) enum Growth {
    Leaf(Node),
    Map(IndexMap<&'static str, (Span, Self)>),
    List(BTreeMap<usize, Self>),
}

impl Growth {
    pub(super) fn new() -> Self {
        Self::Map(IndexMap::new())
    }

    /// Puts a value at a path; `at` holds the place in each list on the way. What was put first stays.
    pub(super) fn put(&mut self, path: &[Step], at: &[usize], key: Span, value: Node) {
        match (path, self) {
            ([], this) => {
                if matches!(this, Self::Map(entries) if entries.is_empty()) {
                    *this = Self::Leaf(value);
                }
            }
            ([Step::Name(name), rest @ ..], Self::Map(entries)) => {
                let (_, below) = entries.entry(name).or_insert_with(|| (key, Self::new()));
                below.put(rest, at, key, value);
            }
            ([Step::Each, rest @ ..], this) => {
                if matches!(this, Self::Map(entries) if entries.is_empty()) {
                    *this = Self::List(BTreeMap::new());
                }
                let (Self::List(items), [first, others @ ..]) = (this, at) else {
                    return;
                };
                let below = items.entry(*first).or_insert_with(Self::new);
                below.put(rest, others, key, value);
            }
            _ => {}
        }
    }

    /// Appends to a list of plain values under one name.
    pub(super) fn append(&mut self, name: &'static str, key: Span, value: Node) {
        let Self::Map(entries) = self else { return };
        let (_, list) = entries
            .entry(name)
            .or_insert_with(|| (key, Self::List(BTreeMap::new())));
        match list {
            Self::List(items) => {
                items.insert(items.len(), Self::Leaf(value));
            }
            Self::Leaf(Node {
                kind: syntax::Kind::List(items),
                ..
            }) => items.push(value),
            _ => {}
        }
    }

    /// The node; `span` for whatever holds nothing.
    pub(super) fn into_node(self, span: Span) -> Node {
        match self {
            Self::Leaf(node) => node,
            Self::Map(entries) => {
                let entries: Vec<_> = entries
                    .into_iter()
                    .map(|(name, (key, below))| node::entry(name, key, below.into_node(key)))
                    .collect();
                node::map(entries, span)
            }
            Self::List(items) => {
                let items = items.into_values().map(|item| item.into_node(span));
                node::list(items.collect(), span)
            }
        }
    }
}
