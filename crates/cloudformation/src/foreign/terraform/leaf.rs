//! The value of one attribute: as it is written, the resource it names, or unknown.

use fact::Span;
use syntax::{Kind, Node};

use super::{
    document::Document,
    view::{View, Written},
    wiring::Target,
};
use crate::foreign::{
    node,
    table::{Link, Row},
};

const AFTER_APPLY: &str = "known only after apply";
const SENSITIVE: &str = "sensitive, so it is not looked at";

/// A place of a resource and what the table says of it.
pub(super) struct Leaf<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    pub(super) module: &'d [&'a str],
    pub(super) row: &'d Row,
    pub(super) view: &'d View<'a>,
}

impl<'a> Leaf<'_, 'a> {
    /// The value for the property; `None` where nothing is said.
    pub(super) fn value(&self) -> Option<Node> {
        let value = self.plain()?;
        if self.row.prefix {
            return Some(begun(value));
        }
        if self.row.pairs {
            return Some(pairs(value));
        }
        if self.row.wrapped && !value.is_list() {
            let span = value.full_span();
            return Some(node::list(vec![value], span));
        }
        Some(value)
    }

    /// A whole block that is known only after apply.
    pub(super) fn hidden(&self) -> Option<Node> {
        Some(node::untold(AFTER_APPLY, self.span()))
    }

    fn plain(&self) -> Option<Node> {
        let view = self.view;
        if self.row.computed && !view.is_written() {
            return None;
        }
        let value = view.value.filter(|value| !value.is_null());
        match value {
            Some(value) if self.says_nothing(value) => None,
            Some(_) if view.is_sensitive() => Some(node::untold(SENSITIVE, self.span())),
            Some(value) => Some(self.known(value)),
            None if view.is_unknown() && view.is_written() => Some(self.unknown()),
            None => None,
        }
    }

    /// How providers write that an optional attribute is not set.
    fn says_nothing(&self, value: &Node) -> bool {
        match &value.kind {
            Kind::Scalar(scalar) => scalar.text.is_empty() || self.is_provider_zero(&scalar.text),
            Kind::List(items) => items.is_empty(),
            Kind::Map(_) => false,
        }
    }

    /// 0 and false that nobody wrote.
    fn is_provider_zero(&self, text: &str) -> bool {
        let written = matches!(self.view.written, Written::As(_));
        self.row.zero_is_nothing && matches!(text, "0" | "false") && !written
    }

    fn known(&self, value: &Node) -> Node {
        if self.row.link == Link::No {
            // Lists and maps may hold single values that are known only after apply.
            return self.patched(value);
        }
        match &value.kind {
            Kind::List(items) => self.list(items, value.span),
            Kind::Scalar(_) => self.linked(value),
            Kind::Map(_) => value.clone(),
        }
    }

    /// Null elements of a known list stand for those that are known only after apply.
    fn list(&self, items: &[Node], span: Span) -> Node {
        let unknown = items.iter().filter(|item| item.is_null()).count();
        let targets = if unknown > 0 {
            self.references().unwrap_or_default()
        } else {
            Vec::new()
        };
        let mut targets = (targets.len() == unknown).then(|| targets.into_iter());
        let items = items.iter().map(|item| {
            if !item.is_null() {
                return self.linked(item);
            }
            let target = targets.as_mut().and_then(Iterator::next);
            match target {
                Some(target) => self.document.reference(&target, item.span),
                None => node::untold(AFTER_APPLY, item.span),
            }
        });
        node::list(items.collect(), span)
    }

    /// A text that names a resource of the document becomes that resource, unless somebody wrote the text itself.
    fn linked(&self, value: &Node) -> Node {
        let constant =
            matches!(self.view.written, Written::As(node) if node.get("constant_value").is_some());
        let text = value.as_str().filter(|_| !constant);
        let target = text.and_then(|text| self.document.named(text, self.row.link));
        match target {
            Some(target) => self.document.reference(&target, value.span),
            None => value.clone(),
        }
    }

    fn patched(&self, value: &Node) -> Node {
        let mark = self.view.unknown;
        match &value.kind {
            Kind::List(items) => {
                let items = items.iter().map(|item| {
                    if item.is_null() {
                        node::untold(AFTER_APPLY, item.span)
                    } else {
                        item.clone()
                    }
                });
                node::list(items.collect(), value.span)
            }
            Kind::Map(entries) => {
                let mut entries: Vec<_> = entries
                    .iter()
                    .filter(|entry| !entry.value.is_null())
                    .cloned()
                    .collect();
                let known: Vec<_> = entries.iter().map(|entry| entry.key.text.clone()).collect();
                let hidden = mark.map_or(&[] as &[_], Node::entries);
                for entry in hidden
                    .iter()
                    .filter(|entry| !known.contains(&entry.key.text))
                {
                    let value = node::untold(AFTER_APPLY, entry.value.span);
                    entries.push(node::entry(&entry.key.text, entry.key.span, value));
                }
                node::map(entries, value.span)
            }
            Kind::Scalar(_) => value.clone(),
        }
    }

    fn unknown(&self) -> Node {
        let span = self.span();
        let targets = (self.row.link != Link::No)
            .then(|| self.references())
            .flatten();
        let untold = || node::untold(AFTER_APPLY, span);
        match targets.as_deref() {
            Some([]) | None => match self.document.only(self.row) {
                Some(target) => self.document.reference(&target, span),
                None => untold(),
            },
            Some(targets) if self.row.many => {
                let items = targets.iter().map(|one| self.document.reference(one, span));
                node::list(items.collect(), span)
            }
            Some([target]) => self.document.reference(target, span),
            Some(_) => untold(),
        }
    }

    /// The resources the expression speaks of, when that is all it does.
    fn references(&self) -> Option<Vec<Target>> {
        let Written::As(node) = self.view.written else {
            return None;
        };
        self.document.resolve(self.module, node)
    }

    /// The value, the expression, or the nearest key.
    fn span(&self) -> Span {
        let value = self.view.value.filter(|value| !value.is_null());
        match (value, self.view.written) {
            (Some(value), _) => value.span,
            (None, Written::As(node)) => node.span,
            (None, _) => self.view.key,
        }
    }
}

/// A text of which only the beginning is known.
fn begun(value: Node) -> Node {
    let span = value.full_span();
    let parts = node::list(vec![value, node::untold(AFTER_APPLY, span)], span);
    let joined = node::list(vec![node::text("", span), parts], span);
    node::call("Fn::Join", joined, span)
}

fn pairs(value: Node) -> Node {
    let span = value.full_span();
    let Kind::Map(entries) = value.kind else {
        return value;
    };
    let pairs = entries.into_iter().map(|entry| {
        let name = node::text(&entry.key.text, entry.key.span);
        let whole = entry.key.span.to(entry.value.full_span());
        let name = node::entry("Name", entry.key.span, name);
        let value = node::entry("Value", entry.key.span, entry.value);
        node::map(vec![name, value], whole)
    });
    node::list(pairs.collect(), span)
}
