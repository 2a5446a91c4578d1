//! A policy as a template's values hold it in, the tree that `iam` reads out: intrinsic functions become texts with
//! holes, a cluster of the same template becomes its ARN as far as it can be told.

use cloudformation::{Cursor, Reference, Resolved, Template};
use fact::{Outcome, Span, Text, Value, Why};
use iam::{Json, JsonEntry, JsonKind, Target};
use syntax::{Kind, limits::MAX_POLICY_DEPTH};

/// What stands at a place of a template, as a policy's tree.
pub fn lower(cursor: &Cursor<'_>, template: &Template) -> Json {
    lower_at(cursor, template, 0)
}

fn lower_at(cursor: &Cursor<'_>, template: &Template, depth: usize) -> Json {
    let span = cursor.span();
    if depth > MAX_POLICY_DEPTH {
        return unknown(span, "nested too deep");
    }
    let shape = cursor.value().possible().next();
    let kind = match shape {
        Some(Resolved::Node(node)) => match &node.kind {
            Kind::Map(_) => JsonKind::Map(
                cursor
                    .entries()
                    .into_iter()
                    .filter(|(_, value)| !value.value().is_absent())
                    .map(|(key, value)| JsonEntry {
                        key: key.text.to_string(),
                        key_span: key.span,
                        value: lower_at(&value, template, depth + 1),
                    })
                    .collect(),
            ),
            Kind::List(_) => list(cursor, template, depth),
            Kind::Scalar(_) => JsonKind::Text(text(cursor, template)),
        },
        Some(Resolved::List(_)) => list(cursor, template, depth),
        Some(Resolved::Text(_) | Resolved::Reference(_)) => JsonKind::Text(text(cursor, template)),
        None => match cursor.value() {
            // A parameter or import stands for a string wherever policies take one.
            Value::Unknown(Why::Parameter(_) | Why::Pseudo(_) | Why::Import(_)) => {
                JsonKind::Text(Text::hole(span))
            }
            Value::Unknown(why) => JsonKind::Unknown(why.clone()),
            _ => JsonKind::Unknown(Why::Unresolved("not a value of a policy".into())),
        },
    };
    Json::new(span, kind)
}

/// Every element of every case: a policy is judged by the most it may hold.
fn list(cursor: &Cursor<'_>, template: &Template, depth: usize) -> JsonKind {
    let elements = cursor.elements();
    let longest = elements.value.possible().max_by_key(|list| list.len());
    match longest {
        Some(items) => JsonKind::List(
            items
                .iter()
                .map(|item| lower_at(item, template, depth + 1))
                .collect(),
        ),
        None => JsonKind::Unknown(Why::Unresolved("the list is not known".into())),
    }
}

/// The text in all cases: what they share at both ends, with a hole between where they differ.
fn text(cursor: &Cursor<'_>, template: &Template) -> Text {
    let span = cursor.span();
    let read = |resolved: &Resolved<'_>| match resolved {
        Resolved::Reference(reference) => reference_text(reference, template, span),
        Resolved::Node(node) => node
            .text(template.source())
            .unwrap_or_else(|| Text::hole(span)),
        Resolved::Text(text) => with_clusters(text, template, span),
        Resolved::List(_) => Text::hole(span),
    };
    match cursor.value() {
        Value::Known(resolved) => read(resolved),
        Value::OneOf(alternatives) => {
            let texts = alternatives.iter().map(|one| match &one.outcome {
                Outcome::Known(resolved) => read(resolved),
                Outcome::Unknown(_) | Outcome::Absent => Text::hole(span),
            });
            texts
                .reduce(|one, other| shared(&one, &other, span))
                .unwrap_or_else(|| Text::hole(span))
        }
        Value::Unknown(_) | Value::Absent => Text::hole(span),
    }
}

fn shared(one: &Text, other: &Text, span: Span) -> Text {
    let (a, b) = (one.as_str(), other.as_str());
    if a == b {
        return one.clone();
    }
    let pairs = a.char_indices().zip(b.chars());
    let head = pairs
        .take_while(|((_, x), y)| x == y && *x != Text::HOLE)
        .last()
        .map_or(0, |((at, x), _)| at + x.len_utf8());
    let longest = a.len().min(b.len()) - head;
    let tail: usize = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(x, y)| x == y && *x != Text::HOLE)
        .map(|(x, _)| x.len_utf8())
        .scan(0, |sum, length| {
            *sum += length;
            Some(*sum)
        })
        .take_while(|sum| *sum <= longest)
        .last()
        .unwrap_or(0);
    let mut text = one.slice(0, head);
    text.push_hole(span);
    text.append(&one.slice(a.len() - tail, a.len()));
    text
}

/// A cluster's ARN is known but for region, account and UUID; anything else exists only after deployment.
fn reference_text(reference: &Reference, template: &Template, span: Span) -> Text {
    let Reference::Resource { name, attribute } = reference else {
        return Text::hole(span);
    };
    let arn = attribute
        .as_deref()
        .is_none_or(|attribute| attribute == "Arn");
    let cluster = template.resource(name).filter(|resource| {
        arn && matches!(
            resource.kind(),
            "AWS::MSK::Cluster" | "AWS::MSK::ServerlessCluster"
        )
    });
    let Some(cluster) = cluster else {
        return Text::hole(span);
    };
    let known = cluster.property("ClusterName").string();
    let known = known.value.known().map(String::as_str);
    Target::of_declared(known, name)
        .cluster_arn()
        .text
        .seen_from(span, str::to_owned)
}

/// A text with the holes that stand for clusters of the template filled in: `${Cluster.Arn}` within `Fn::Sub`.
fn with_clusters(text: &Text, template: &Template, span: Span) -> Text {
    let mut whole = Text::new();
    let mut from = 0;
    for (at, name) in text.holes() {
        let Some(name) = name.filter(|name| !name.contains(['#', ' '])) else {
            continue;
        };
        let (name, attribute) = match name.split_once('.') {
            Some((name, attribute)) => (name.to_owned(), Some(attribute.to_owned())),
            None => (name.to_owned(), None),
        };
        let reference = Reference::Resource { name, attribute };
        let arn = reference_text(&reference, template, span);
        if arn.as_str().starts_with("arn:") {
            whole.append(&text.slice(from, at));
            whole.append(&arn);
            from = at + Text::HOLE.len_utf8();
        }
    }
    if from == 0 {
        return text.clone();
    }
    whole.append(&text.slice(from, text.as_str().len()));
    whole
}

fn unknown(span: Span, why: &str) -> Json {
    Json::new(span, JsonKind::Unknown(Why::Unresolved(why.into())))
}
