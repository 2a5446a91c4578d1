//! Nodes that nobody wrote: references, texts and values that cannot be told, each standing for the bytes it is about.

use compact_str::CompactString;
use fact::Span;
use syntax::{Entry, Key, Kind, Node, Scalar, Style, Tag};

/// The function whose value is never known; its argument says why.
pub(crate) const UNTOLD: &str = "Untold";

/// The function that finds the resource another description of the run describes, by its ARN.
pub(crate) const DESCRIBED: &str = "Described";

pub(super) fn text(text: &str, span: Span) -> Node {
    Node {
        span,
        tag: None,
        kind: Kind::Scalar(Scalar {
            text: text.into(),
            style: Style::DoubleQuoted,
        }),
    }
}

/// A value that cannot be told.
pub(super) fn untold(why: &str, span: Span) -> Node {
    Node {
        tag: Some(Box::new(Tag {
            name: UNTOLD.into(),
            span,
        })),
        ..text(why, span)
    }
}

/// `Ref`, or `Fn::GetAtt` when an attribute is named.
pub(super) fn reference(name: &str, attribute: &str, span: Span) -> Node {
    if attribute.is_empty() {
        return call("Ref", text(name, span), span);
    }
    let parts = vec![text(name, span), text(attribute, span)];
    call("Fn::GetAtt", list(parts, span), span)
}

pub(super) fn call(function: &str, argument: Node, span: Span) -> Node {
    map(vec![entry(function, span, argument)], span)
}

pub(super) fn entry(name: &str, key: Span, value: Node) -> Entry {
    Entry {
        key: Key {
            text: CompactString::from(name),
            span: key,
        },
        value,
    }
}

pub(super) fn map(entries: Vec<Entry>, span: Span) -> Node {
    Node {
        span,
        tag: None,
        kind: Kind::Map(entries),
    }
}

pub(super) fn list(items: Vec<Node>, span: Span) -> Node {
    Node {
        span,
        tag: None,
        kind: Kind::List(items),
    }
}

/// One entry of `Resources`. What keeps a resource from being deleted does not stand in these documents, so the
/// policies of its end cannot be told.
pub(super) fn resource(name: &str, kind: &str, at: Span, whole: Span, properties: Node) -> Entry {
    let unknown = || untold("what keeps it from being deleted is not in this file", at);
    let entries = vec![
        entry("Type", at, text(kind, at)),
        entry("DeletionPolicy", at, unknown()),
        entry("UpdateReplacePolicy", at, unknown()),
        entry("Properties", at, properties),
    ];
    entry(name, at, map(entries, whole))
}
