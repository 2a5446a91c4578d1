//! One place of a resource seen from all sides at once: its value, whether it is known only after apply, whether it is
//! sensitive, and the expression that was written for it.

use fact::Span;
use syntax::Node;

use crate::foreign::table::Step;

/// A place of a resource.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    /// The key of the attribute, or what stands nearest to it.
    pub(super) key: Span,
    pub(super) value: Option<&'a Node>,
    /// The mark of `after_unknown`.
    pub(super) unknown: Option<&'a Node>,
    /// The mark of `sensitive_values`.
    pub(super) sensitive: Option<&'a Node>,
    pub(super) written: Written<'a>,
}

/// What the configuration says of a place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Written<'a> {
    /// The expression, or the expressions of a block.
    As(&'a Node),
    /// Nobody wrote it: the provider fills it in.
    Not,
    /// There is no configuration, or the block is made by an expression.
    Untold,
}

impl<'a> View<'a> {
    /// An attribute or block by name.
    pub(super) fn step(&self, name: &str) -> Self {
        let entry = self.value.and_then(|node| node.entry(name));
        let written = match self.written {
            Written::As(node) if is_expression(node) => Written::Untold,
            Written::As(node) => node.get(name).map_or(Written::Not, Written::As),
            other => other,
        };
        let near = match written {
            Written::As(node) => node.span,
            _ => self.key,
        };
        Self {
            key: entry.map_or(near, |entry| entry.key.span),
            value: entry.map(|entry| &entry.value),
            unknown: marked(self.unknown, |mark| mark.get(name)),
            sensitive: marked(self.sensitive, |mark| mark.get(name)),
            written,
        }
    }

    /// The block at a place of the list of blocks that stands here.
    fn block(&self, at: usize) -> Self {
        let of = |node: &'a Node| {
            if node.is_list() {
                node.items().get(at)
            } else {
                Some(node)
            }
        };
        let filled = self.value.is_some_and(|node| !node.items().is_empty());
        let written = match self.written {
            Written::As(node) if is_expression(node) => Written::Untold,
            Written::As(node) => of(node).map_or(Written::Untold, Written::As),
            // Blocks that an expression makes do not stand in the configuration.
            Written::Not if filled => Written::Untold,
            other => other,
        };
        Self {
            key: self.key,
            value: self.value.and_then(of),
            unknown: marked(self.unknown, of),
            sensitive: marked(self.sensitive, of),
            written,
        }
    }

    /// Whether it is known only after apply, as a whole.
    pub(super) fn is_unknown(&self) -> bool {
        self.unknown.is_some_and(is_true)
    }

    pub(super) fn is_sensitive(&self) -> bool {
        self.sensitive.is_some_and(is_true)
    }

    pub(super) fn is_written(&self) -> bool {
        !matches!(self.written, Written::Not)
    }

    /// Calls `found` with every place a path leads to: the place, after how many blocks the way is hidden if it is, and
    /// the places in the lists on the way.
    pub(super) fn walk(
        &self,
        path: &[Step],
        places: &mut Vec<usize>,
        found: &mut impl FnMut(&Self, Option<usize>, &[usize]),
    ) {
        self.walk_from(path, 1, places, found);
    }

    fn walk_from(
        &self,
        path: &[Step],
        depth: usize,
        places: &mut Vec<usize>,
        found: &mut impl FnMut(&Self, Option<usize>, &[usize]),
    ) {
        let [Step::Name(name), rest @ ..] = path else {
            return;
        };
        let here = self.step(name);
        if rest.is_empty() {
            found(&here, None, places);
            return;
        }
        let missing = here.value.is_none_or(Node::is_null);
        if missing && here.is_unknown() {
            if here.is_written() {
                found(&here, Some(depth), places);
            }
            return;
        }
        if let [Step::Each, rest @ ..] = rest {
            let count = here.value.map_or(0, |node| node.items().len());
            for at in 0..count {
                places.push(at);
                here.block(at).walk_from(rest, depth + 1, places, found);
                places.pop();
            }
        } else if here
            .value
            .is_some_and(|node| !node.is_list() || !node.items().is_empty())
        {
            here.block(0).walk_from(rest, depth + 1, places, found);
        }
    }
}

/// Whether a node of the configuration is an expression, not a block of them.
fn is_expression(node: &Node) -> bool {
    node.get("references").is_some() || node.get("constant_value").is_some()
}

fn is_true(node: &Node) -> bool {
    node.as_str() == Some("true")
}

/// A mark on the whole holds for every part.
fn marked<'a>(
    mark: Option<&'a Node>,
    part: impl Fn(&'a Node) -> Option<&'a Node>,
) -> Option<&'a Node> {
    let mark = mark?;
    if is_true(mark) {
        Some(mark)
    } else {
        part(mark)
    }
}
