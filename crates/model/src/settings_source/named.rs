//! Settings under the names that a place gives them, before anybody knows what they mean to Kafka. In: a tree or
//! properties. Out: dotted names and values with their bytes.

use fact::{Span, Text};
use syntax::{
    Node,
    limits::MAX_SETTINGS_DEPTH,
    properties::{Entry, Properties},
};

use super::Page;

/// One value and its full name.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The name from the root on, joined by dots.
    pub(super) name: String,
    /// The bytes of its last part, or of all of it where it stands in one piece.
    pub(super) key: Span,
    /// The value; what a program puts in later is a hole.
    pub(super) value: Text,
    /// The bytes of the value.
    pub(super) value_span: Span,
}

impl Named {
    /// The setting of Kafka that it is.
    pub(super) fn as_setting(&self, key: &str) -> Entry {
        self.with_value(key, self.value.clone())
    }

    /// The setting of Kafka that it is, with its value as Kafka writes it.
    pub(super) fn with_value(&self, key: &str, value: Text) -> Entry {
        Entry::written(key, self.key, value, self.value_span)
    }
}

/// The scalars of a map, and its lists of scalars as one value with commas. Maps are entered only where `wanted` says
/// yes to the name so far.
pub(super) fn flatten(page: &Page<'_>, node: &Node, wanted: &dyn Fn(&str) -> bool) -> Vec<Named> {
    let mut all = Vec::new();
    enter(page, node, "", wanted, MAX_SETTINGS_DEPTH, &mut all);
    all
}

fn enter(
    page: &Page<'_>,
    node: &Node,
    prefix: &str,
    wanted: &dyn Fn(&str) -> bool,
    depth: usize,
    all: &mut Vec<Named>,
) {
    for entry in node.entries() {
        // `[a.b]` is one part to Spring, dots and all.
        let part = entry.key.text.as_str();
        let part = part
            .strip_prefix('[')
            .and_then(|part| part.strip_suffix(']'))
            .unwrap_or(part);
        let name = match prefix {
            "" => part.to_owned(),
            _ => format!("{prefix}.{part}"),
        };
        if !wanted(&name) {
            continue;
        }
        if entry.value.is_map() {
            if depth > 0 {
                enter(page, &entry.value, &name, wanted, depth - 1, all);
            }
            continue;
        }
        let Some(value) = value(page, &entry.value) else {
            continue;
        };
        all.push(Named {
            name,
            key: page.span(entry.key.span),
            value,
            value_span: page.span(entry.value.span),
        });
    }
}

/// A scalar, or the scalars of a list joined by commas; `None` for anything else and for what was left out.
pub(super) fn value(page: &Page<'_>, node: &Node) -> Option<Text> {
    if node.is_list() {
        let mut all = Text::new();
        for item in node.items() {
            if !all.as_str().is_empty() {
                all.push(",", page.span(item.span));
            }
            all.append(&page.text(item)?);
        }
        return Some(settled(&all));
    }
    if node.is_null() {
        return None;
    }
    // A tag makes something else of it.
    match node.tag {
        Some(_) => Some(Text::hole(page.span(node.span))),
        None => Some(settled(&page.text(node)?)),
    }
}

/// The pairs of a properties text under the names they have there.
pub(super) fn of_properties(properties: &Properties) -> Vec<Named> {
    let pairs = properties.entries.iter();
    pairs
        .map(|entry| Named {
            name: entry.key().to_owned(),
            key: entry.key_span(),
            value: settled(&entry.trimmed()),
            value_span: entry.value_span(),
        })
        .collect()
}

/// A value with a hole for each part that is put in later: `${NAME:default}`, `$(NAME)`, `#{…}`, `{{…}}`. A default
/// is only what holds unless somebody says otherwise, so it is no literal either.
pub(super) fn settled(value: &Text) -> Text {
    let text = value.as_str();
    let opens = [
        ("${", '{', '}'),
        ("$(", '(', ')'),
        ("#{", '{', '}'),
        ("{{", '{', '}'),
    ];
    let mut done = Text::new();
    let mut from = 0;
    while let Some((at, (_, open, close))) = opens
        .iter()
        .filter_map(|mark| Some((text.get(from..)?.find(mark.0)? + from, mark)))
        .min_by_key(|(at, _)| *at)
    {
        let mut depth = 0_usize;
        let rest = text.get(at..).unwrap_or("");
        let end = rest.char_indices().find_map(|(offset, c)| {
            if c == *open {
                depth += 1;
            } else if c == *close {
                depth = depth.saturating_sub(1);
                return (depth == 0).then_some(at + offset + 1);
            }
            None
        });
        let end = end.unwrap_or(text.len());
        done.append(&value.slice(from, at));
        done.push_hole(value.source(at, end).unwrap_or_default());
        from = end;
    }
    if from == 0 {
        return value.clone();
    }
    done.append(&value.slice(from, text.len()));
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use fact::FileId;

    #[test]
    fn what_is_put_in_later_is_a_hole_over_its_bytes() {
        let read = |text: &str| {
            let file = FileId(0);
            settled(&Text::verbatim(text, Span::new(file, 10, 10 + text.len())))
        };
        let value = read("${HOST:b-1.${DOMAIN}}:9098,b-2:9098");
        assert_eq!(value.as_str(), "\u{FFFC}:9098,b-2:9098");
        assert_eq!(value.source(0, 3), Some(Span::new(FileId(0), 10, 31)));
        assert_eq!(read("all"), read("all"));
        assert!(!read("all").has_hole());
        assert_eq!(read("$(A)-#{b}").as_str(), "\u{FFFC}-\u{FFFC}");
        assert_eq!(read("${never closed").as_str(), "\u{FFFC}");
    }
}
