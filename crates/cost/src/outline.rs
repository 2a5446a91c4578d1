//! TOML or JSON text → one small tree of tables, lists and scalars with byte ranges, and a reader of its tables that
//! collects complaints. Numbers keep their spelling, so that `0.1` is the decimal 0.1.

use std::{cell::RefCell, ops::Range};

use crate::problem::{Problem, nearest};

mod json;
#[cfg(not(target_family = "wasm"))]
mod places;
#[cfg(any(test, target_family = "wasm"))]
mod small;

/// A value of a document.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) at: Option<Range<usize>>,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Table(Vec<Entry>),
    List(Vec<Node>),
    Text(String),
    Number(String),
    Bool(bool),
    Other,
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) at: Option<Range<usize>>,
    pub(crate) value: Node,
}

pub(crate) use json::json;
/// TOML: natively with the places of all values, in the browser with those of mistakes.
#[cfg(not(target_family = "wasm"))]
pub(crate) use places::toml;
#[cfg(target_family = "wasm")]
pub(crate) use small::toml;

fn node(kind: Kind) -> Node {
    Node { at: None, kind }
}

/// The complaints collected while a document is read.
#[derive(Debug, Default)]
pub(crate) struct Complaints(RefCell<Vec<Problem>>);

impl Complaints {
    pub(crate) fn add(&self, path: &str, at: Option<Range<usize>>, message: impl Into<String>) {
        self.0.borrow_mut().push(Problem {
            message: message.into(),
            path: path.to_owned(),
            at,
        });
    }

    /// Everything collected, by place in the text.
    pub(crate) fn into_sorted(self) -> Vec<Problem> {
        let mut all = self.0.into_inner();
        all.sort_by_key(|problem| problem.at.as_ref().map(|at| at.start));
        all
    }
}

/// One table being read: fields are taken by name, and whatever nobody asked for is a complaint in the end.
pub(crate) struct Fields<'a> {
    entries: &'a [Entry],
    asked: Vec<&'static str>,
    pub(crate) path: String,
    pub(crate) at: Option<Range<usize>>,
    pub(crate) complaints: &'a Complaints,
}

impl<'a> Fields<'a> {
    /// The fields of a table; a complaint and `None` when the node is something else.
    pub(crate) fn of(node: &'a Node, path: String, complaints: &'a Complaints) -> Option<Self> {
        let Kind::Table(entries) = &node.kind else {
            complaints.add(&path, node.at.clone(), "a table is needed here");
            return None;
        };
        Some(Self {
            entries,
            asked: Vec::new(),
            path,
            at: node.at.clone(),
            complaints,
        })
    }

    pub(crate) fn take(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }

    /// A field that holds a table.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Fields<'a>> {
        let path = self.path_of(key);
        let node = self.take(key)?;
        Fields::of(node, path, self.complaints)
    }

    /// A field that holds text.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<&'a str> {
        let node = self.take(key)?;
        if let Kind::Text(text) = &node.kind {
            return Some(text);
        }
        self.complain(key, node, "a text in quotes is needed here");
        None
    }

    /// A field that holds `true` or `false`.
    pub(crate) fn flag(&mut self, key: &'static str) -> Option<bool> {
        let node = self.take(key)?;
        if let Kind::Bool(flag) = node.kind {
            return Some(flag);
        }
        self.complain(key, node, "true or false is needed here, without quotes");
        None
    }

    /// Entries with free names.
    pub(crate) fn rest(&mut self) -> &'a [Entry] {
        self.entries
    }

    pub(crate) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            return key.to_owned();
        }
        format!("{}.{key}", self.path)
    }

    pub(crate) fn complain(&self, key: &str, node: &Node, message: impl Into<String>) {
        self.complaints
            .add(&self.path_of(key), node.at.clone(), message);
    }

    /// Complains about every field nobody asked for.
    pub(crate) fn finish(self) {
        for entry in self.entries {
            if self.asked.contains(&&*entry.key) {
                continue;
            }
            let hint = match nearest(&entry.key, self.asked.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("known here: {}", self.asked.join(", ")),
            };
            self.complaints.add(
                &self.path,
                entry.at.clone(),
                format!("unknown key `{}`; {hint}", entry.key),
            );
        }
    }
}
