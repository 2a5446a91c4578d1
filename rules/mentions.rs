//! The names that an expression mentions: resources, parameters, conditions and mappings. In: a node. Out: each
//! mention with the bytes of its name.

use cloudformation::Function;
use fact::Span;
use syntax::Node;

/// What a mentioned name must be the name of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A parameter or a resource (`Ref`, `${Name}`).
    Logical,
    /// An attribute of a resource (`Fn::GetAtt`, `${Name.Attribute}`).
    Attribute(String),
    /// A condition (`Fn::If`).
    Condition,
    /// A mapping (`Fn::FindInMap`).
    Mapping,
}

/// A name and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) target: Target,
    pub(crate) name: String,
    pub(crate) span: Span,
}

/// Every mention at or below a node. `source` is the text the node was parsed from.
pub(crate) fn within(node: &Node, source: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    walk(node, source, &mut found);
    found
}

fn walk(node: &Node, source: &str, found: &mut Vec<Mention>) {
    if let Some(call) = Function::read(node) {
        mention(&call, source, found);
        if call.name == "Transform" {
            return;
        }
    }
    for item in node.items() {
        walk(item, source, found);
    }
    for entry in node.entries() {
        walk(&entry.value, source, found);
    }
}

fn mention(call: &Function<'_>, source: &str, found: &mut Vec<Mention>) {
    let mut add = |target, name: &str, span| {
        // What is not a name was written for another tool.
        if name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b':' || b == b'_' || b == b'-')
        {
            found.push(Mention {
                target,
                name: name.to_owned(),
                span,
            });
        }
    };
    let argument = call.argument;
    let first = argument.items().first();
    match call.name {
        "Ref" => {
            if let Some(name) = argument.as_str() {
                add(Target::Logical, name, argument.span);
            }
        }
        "GetAtt" => {
            let dotted = argument.as_str().and_then(|text| text.split_once('.'));
            let listed = first.and_then(Node::as_str).and_then(|name| {
                let rest: Option<Vec<&str>> =
                    argument.items().iter().skip(1).map(Node::as_str).collect();
                Some((name, rest?.join(".")))
            });
            if let Some((name, attribute)) = dotted {
                add(Target::Attribute(attribute.to_owned()), name, argument.span);
            } else if let Some((name, attribute)) = listed {
                let span = first.map_or(argument.span, |node| node.span);
                add(Target::Attribute(attribute), name, span);
            }
        }
        "If" => {
            if let (Some(name), Some(node)) = (first.and_then(Node::as_str), first) {
                add(Target::Condition, name, node.span);
            }
        }
        "FindInMap" => {
            let literal = first.filter(|node| Function::read(node).is_none());
            if let (Some(name), Some(node)) = (literal.and_then(Node::as_str), literal) {
                add(Target::Mapping, name, node.span);
            }
        }
        "Sub" => {
            let text = first.unwrap_or(argument);
            let variables = argument.items().get(1);
            for (name, span) in placeholders(text, source) {
                if variables.is_some_and(|variables| variables.get(&name).is_some()) {
                    continue;
                }
                match name.split_once('.') {
                    Some((resource, attribute)) => {
                        add(Target::Attribute(attribute.to_owned()), resource, span);
                    }
                    None => add(Target::Logical, &name, span),
                }
            }
        }
        _ => {}
    }
}

/// The names in `${…}`, without those that stand for themselves (`${!Name}`).
fn placeholders(node: &Node, source: &str) -> Vec<(String, Span)> {
    let Some(text) = node.text(source) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text.as_str().get(at..).and_then(|rest| rest.find("${")) {
        let from = at + open + 2;
        let Some(length) = text.as_str().get(from..).and_then(|rest| rest.find('}')) else {
            break;
        };
        let inner = text.as_str().get(from..from + length).unwrap_or("");
        if !inner.starts_with('!') && !inner.trim().is_empty() {
            let span = text.source(from, from + length).unwrap_or(node.span);
            found.push((inner.trim().to_owned(), span));
        }
        at = from + length + 1;
    }
    found
}
