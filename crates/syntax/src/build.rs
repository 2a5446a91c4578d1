//! Parser steps in, nodes out: nesting, duplicate keys, aliases and merge keys, all within the limits.

use std::collections::{HashMap, HashSet};

use fact::{FileId, Span};

use crate::{
    Comment, Entry, Key, Kind, Node, Problem, ProblemKind, Scalar, Tag, Tree,
    limits::{MAX_ALIAS_NODES, MAX_DEPTH, MAX_NODES, MAX_PROBLEMS},
};

/// A tree under construction.
pub(crate) struct Builder {
    file: FileId,
    documents: Vec<Node>,
    pub(crate) comments: Vec<Comment>,
    problems: Vec<Problem>,
    open: Vec<Open>,
    root: Option<Node>,
    anchors: HashMap<usize, Node>,
    copied: usize,
    /// How many values were read.
    nodes: usize,
}

/// A collection that is not closed yet.
struct Open {
    node: Node,
    pending: Option<Key>,
    anchor: usize,
}

type Step = Result<(), Problem>;

impl Builder {
    pub(crate) fn new(file: FileId) -> Self {
        Self {
            file,
            documents: Vec::new(),
            comments: Vec::new(),
            problems: Vec::new(),
            open: Vec::new(),
            root: None,
            anchors: HashMap::new(),
            copied: 0,
            nodes: 0,
        }
    }

    fn count(&mut self, span: Span) -> Step {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let message =
                format!("the file has more than {MAX_NODES} values, the most that is read");
            return Err(Problem::new(ProblemKind::Limit, widened(span), message));
        }
        Ok(())
    }

    pub(crate) fn scalar(
        &mut self,
        scalar: Scalar,
        span: Span,
        tag: Option<Box<Tag>>,
        anchor: usize,
    ) -> Step {
        // A scalar in key position needs no node.
        if let Some(open) = self.open.last_mut()
            && matches!(open.node.kind, Kind::Map(_))
            && open.pending.is_none()
            && anchor == 0
        {
            open.pending = Some(Key {
                text: scalar.text,
                span,
            });
            return Ok(());
        }
        self.count(span)?;
        let node = Node {
            span,
            tag,
            kind: Kind::Scalar(scalar),
        };
        self.remember(anchor, &node);
        self.place(node)
    }

    pub(crate) fn open(
        &mut self,
        map: bool,
        span: Span,
        tag: Option<Box<Tag>>,
        anchor: usize,
    ) -> Step {
        if self.open.len() >= MAX_DEPTH {
            let message = format!("nested more than {MAX_DEPTH} levels deep");
            return Err(Problem::new(ProblemKind::Limit, widened(span), message));
        }
        self.count(span)?;
        let kind = if map {
            Kind::Map(Vec::new())
        } else {
            Kind::List(Vec::new())
        };
        self.open.push(Open {
            node: Node { span, tag, kind },
            pending: None,
            anchor,
        });
        Ok(())
    }

    pub(crate) fn close(&mut self, end: Span) -> Step {
        let Some(Open {
            mut node, anchor, ..
        }) = self.open.pop()
        else {
            return Ok(());
        };
        // A flow collection ends with its bracket, a block collection with its last value.
        let last = match &node.kind {
            _ if !end.is_empty() => Some(end),
            Kind::List(items) => items.last().map(Node::full_span),
            Kind::Map(entries) => entries
                .last()
                .map(|entry| entry.key.span.to(entry.value.full_span())),
            Kind::Scalar(_) => None,
        };
        if let Some(last) = last {
            node.span = node.span.to(last);
        }
        if let Kind::Map(entries) = &mut node.kind {
            let doubles = duplicates(entries);
            let room = MAX_PROBLEMS.saturating_sub(self.problems.len());
            self.problems.extend(doubles.into_iter().take(room));
            self.merge(&mut node)?;
        }
        self.remember(anchor, &node);
        self.place(node)
    }

    pub(crate) fn alias(&mut self, anchor: usize, span: Span) -> Step {
        let Some(node) = self.anchors.get(&anchor).cloned() else {
            return Err(Problem::new(
                ProblemKind::Syntax,
                span,
                "an alias inside the value it stands for",
            ));
        };
        self.copied += node.count();
        if self.copied > MAX_ALIAS_NODES {
            let message = format!("aliases repeat more than {MAX_ALIAS_NODES} values");
            return Err(Problem::new(ProblemKind::Limit, span, message));
        }
        if self.open.len() + depth(&node) > MAX_DEPTH {
            let message = format!("nested more than {MAX_DEPTH} levels deep");
            return Err(Problem::new(ProblemKind::Limit, span, message));
        }
        self.place(node)
    }

    pub(crate) fn end_document(&mut self) {
        self.documents.extend(self.root.take());
        self.anchors.clear();
    }

    pub(crate) fn finish(mut self) -> Tree {
        self.end_document();
        // A file of nothing but `---` holds one null document: as empty as no document.
        self.documents
            .retain(|document| !(document.is_null() && document.span.is_empty()));
        Tree {
            documents: self.documents,
            comments: self.comments,
            problems: self.problems,
        }
    }

    fn remember(&mut self, anchor: usize, node: &Node) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
    }

    fn place(&mut self, node: Node) -> Step {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut open.node.kind {
            Kind::List(items) => items.push(node),
            Kind::Map(entries) => match open.pending.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => {
                    let Kind::Scalar(scalar) = node.kind else {
                        return Err(Problem::new(
                            ProblemKind::Syntax,
                            widened(node.span),
                            "a key must be text",
                        ));
                    };
                    open.pending = Some(Key {
                        text: scalar.text,
                        span: node.span,
                    });
                }
            },
            Kind::Scalar(_) => {}
        }
        Ok(())
    }

    /// `<<: *base` copies the entries of `base` that the map does not have itself.
    fn merge(&mut self, node: &mut Node) -> Step {
        let Kind::Map(entries) = &mut node.kind else {
            return Ok(());
        };
        let is_merge = |entry: &Entry| entry.key.text == "<<" && entry.key.span.len() == 2;
        if !entries.iter().any(is_merge) {
            return Ok(());
        }
        let (merges, own): (Vec<Entry>, Vec<Entry>) =
            std::mem::take(entries).into_iter().partition(is_merge);
        *entries = own;
        let mut have: HashSet<_> = entries.iter().map(|entry| entry.key.text.clone()).collect();
        for merge in merges {
            let bases = if merge.value.is_list() {
                merge.value.items()
            } else {
                std::slice::from_ref(&merge.value)
            };
            for base in bases {
                if !base.is_map() {
                    let message = "`<<` merges a mapping, or a list of mappings";
                    return Err(Problem::new(ProblemKind::Syntax, merge.key.span, message));
                }
                for entry in base.entries() {
                    if have.insert(entry.key.text.clone()) {
                        entries.push(entry.clone());
                    }
                }
            }
        }
        debug_assert_eq!(node.span.file, self.file);
        Ok(())
    }
}

/// The keys that stand more than once in a map, each with its first place.
fn duplicates(entries: &[Entry]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut report = |first: &Key, second: &Key| {
        let mut problem = Problem::new(
            ProblemKind::DuplicateKey,
            second.span,
            format!("the key `{}` stands twice in this mapping", second.text),
        );
        problem.related = Some(first.span);
        found.push(problem);
    };
    if entries.len() <= 12 {
        for (at, entry) in entries.iter().enumerate() {
            if let Some(first) = entries
                .iter()
                .take(at)
                .find(|first| first.key.text == entry.key.text)
            {
                report(&first.key, &entry.key);
            }
        }
        return found;
    }
    let mut seen: HashMap<&str, &Key> = HashMap::with_capacity(entries.len());
    for entry in entries {
        if let Some(first) = seen.get(entry.key.text.as_str()) {
            report(first, &entry.key);
        } else {
            seen.insert(&entry.key.text, &entry.key);
        }
    }
    found
}

fn depth(node: &Node) -> usize {
    let items = node.items().iter().map(depth);
    let values = node.entries().iter().map(|entry| depth(&entry.value));
    usize::from(node.is_list() || node.is_map()) + items.chain(values).max().unwrap_or(0)
}

/// A block collection starts with an empty span; underline one byte of it.
fn widened(span: Span) -> Span {
    if span.is_empty() {
        return Span::new(span.file, span.start as usize, span.start as usize + 1);
    }
    span
}
