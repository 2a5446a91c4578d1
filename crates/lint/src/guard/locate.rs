//! From a Guard path back to bytes: `/Resources/Cluster/Properties/X` in our own tree, through functions in either
//! spelling, up to the nearest thing that exists.

use fact::Span;
use syntax::Node;

/// The bytes at a path; those of the deepest key on the way when the rest does not exist. `None` for the root.
pub(super) fn span(root: &Node, path: &str) -> Option<Span> {
    let mut node = root;
    let mut found = None;
    let mut rest = path.trim_start_matches('/');
    while !rest.is_empty() {
        // `!Sub x` stands at the path `Fn::Sub` of its long form.
        if let Some(tag) = &node.tag {
            let long = [tag.name.to_string(), format!("Fn::{}", tag.name)];
            if let Some(after) = long.iter().find_map(|name| step(rest, name)) {
                found = Some(node.full_span());
                rest = after;
                continue;
            }
        }
        if node.is_map() {
            // Keys may hold slashes: the longest that fits wins.
            let fitting = node
                .entries()
                .iter()
                .filter(|entry| step(rest, &entry.key.text).is_some());
            let Some(entry) = fitting.max_by_key(|entry| entry.key.text.len()) else {
                break;
            };
            let span = entry.value.full_span();
            // A whole map is shown by its key, a value by itself.
            found = Some(if entry.value.is_map() || span.is_empty() {
                entry.key.span
            } else {
                span
            });
            rest = step(rest, &entry.key.text).unwrap_or("");
            node = &entry.value;
        } else {
            let (index, after) = rest.split_once('/').unwrap_or((rest, ""));
            let Some(item) = index
                .parse::<usize>()
                .ok()
                .and_then(|at| node.items().get(at))
            else {
                break;
            };
            found = Some(item.full_span());
            node = item;
            rest = after;
        }
    }
    found
}

/// What is left of a path behind one key.
fn step<'p>(path: &'p str, key: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(key)?;
    match rest.strip_prefix('/') {
        Some(rest) => Some(rest),
        None => rest.is_empty().then_some(rest),
    }
}
