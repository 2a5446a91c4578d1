//! What a node stands for: every intrinsic function of the foundation, in every case it can be in.

use fact::{Alternative, Case, Choice, Outcome, Standing, Subject, Text, Value, Why};
use syntax::Node;

use crate::{Function, Parameter, Reference, Template};

/// How deep functions may be nested before we stop looking.
const MAX_DEPTH: usize = 48;

/// What a node stands for in one case.
#[derive(Clone, Debug)]
pub enum Resolved<'t> {
    /// A scalar, list or map as it is written.
    Node(&'t Node),
    /// A computed text; pieces that cannot be told are holes.
    Text(Text),
    /// A computed list.
    List(Vec<Resolved<'t>>),
    /// A resource or one of its attributes.
    Reference(Reference),
}

impl Template {
    /// What a node stands for, in every case.
    #[must_use]
    pub fn resolve<'t>(&'t self, node: &'t Node) -> Value<Resolved<'t>> {
        self.resolve_at(node, 0)
    }

    pub(crate) fn resolve_at<'t>(&'t self, node: &'t Node, depth: usize) -> Value<Resolved<'t>> {
        let Some(call) = Function::read(node) else {
            if let Some(text) = node.as_str()
                && text.contains("{{resolve:")
            {
                return Value::Unknown(Why::Secret(text.to_owned()));
            }
            return if node.is_null() {
                Value::Absent
            } else {
                Value::Known(Resolved::Node(node))
            };
        };
        if depth > MAX_DEPTH {
            return unresolved("functions nested too deep");
        }
        let value = self.call(&call, depth + 1);
        // The bytes of the call, unless a branch inside it says more.
        match value {
            Value::OneOf(alternatives) => Value::OneOf(
                alternatives
                    .into_iter()
                    .map(|mut alternative| {
                        alternative.span.get_or_insert(call.span);
                        alternative
                    })
                    .collect(),
            ),
            other => other,
        }
    }

    fn call<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        match call.name {
            "Ref" => self.reference(call),
            "GetAtt" => get_att(self, call),
            "If" => self.choose(call, depth),
            "Sub" => self.substitute(call, depth).map(Resolved::Text),
            "Join" => self.join(call, depth),
            "Select" => self.select(call, depth),
            "Split" => self.split(call, depth),
            "FindInMap" => self.find_in_map(call, depth),
            // What is encoded is what the reader means.
            "Base64" => match call.argument.text(self.source()) {
                Some(text) if call.span == call.argument.full_span() => {
                    Value::Known(Resolved::Text(text))
                }
                _ => self.resolve_at(call.argument, depth),
            },
            "ImportValue" => {
                let name = call.argument.as_str().unwrap_or("an export");
                Value::Unknown(Why::Import(name.to_owned()))
            }
            "GetAZs" => Value::Unknown(Why::Pseudo("Fn::GetAZs".into())),
            "Transform" => Value::Unknown(Why::Transform("Fn::Transform".into())),
            other => unresolved(&format!("Fn::{other} is not evaluated")),
        }
    }

    fn reference<'t>(&'t self, call: &Function<'t>) -> Value<Resolved<'t>> {
        let Some(name) = call.argument.as_str() else {
            return unresolved("Ref takes a name");
        };
        match name {
            "AWS::NoValue" => Value::Absent,
            "AWS::Region" if self.given().region.is_some() => {
                let region = self.given().region.clone().unwrap_or_default();
                Value::Known(Resolved::Text(Text::standing_for(&region, call.span)))
            }
            _ if name.starts_with("AWS::") => Value::Unknown(Why::Pseudo(name.to_owned())),
            _ if self.parameter(name).is_some() => self.parameter_value(name, call),
            _ if self.resource(name).is_some() => {
                Value::Known(Resolved::Reference(Reference::Resource {
                    name: name.to_owned(),
                    attribute: None,
                }))
            }
            _ => unresolved(&format!("`{name}` is neither a parameter nor a resource")),
        }
    }

    fn parameter_value<'t>(&'t self, name: &str, call: &Function<'t>) -> Value<Resolved<'t>> {
        let is_list = self.parameter(name).is_some_and(Parameter::is_list);
        let piece = |text: &str| Resolved::Text(Text::standing_for(text, call.span));
        self.parameter_choices(name).map(|text| {
            if is_list {
                Resolved::List(text.split(',').map(|item| piece(item.trim())).collect())
            } else {
                piece(&text)
            }
        })
    }

    /// The values a parameter can have: the given one, its default, each allowed one.
    pub(crate) fn parameter_choices(&self, name: &str) -> Value<String> {
        let unknown = || Why::Parameter(name.to_owned());
        let Some(parameter) = self
            .parameter(name)
            .filter(|parameter| !parameter.is_stored_elsewhere())
        else {
            return Value::Unknown(unknown());
        };
        if let Some(value) = self.given().parameters.get(name) {
            return Value::Known(value.clone());
        }
        let assuming = |choice, standing, outcome| Alternative {
            case: Case::of(Subject::Parameter(name.to_owned()), choice),
            standing,
            span: None,
            outcome,
        };
        let is = |text: &str, standing| {
            assuming(
                Choice::Is(text.to_owned()),
                standing,
                Outcome::Known(text.to_owned()),
            )
        };
        let default = parameter.default.as_ref().map(|(text, _)| text.as_str());
        if !parameter.is_list() && (1..=fact::MAX_ALTERNATIVES).contains(&parameter.allowed.len()) {
            let others = if default.is_some() {
                Standing::Override
            } else {
                Standing::Open
            };
            let all = parameter.allowed.iter().map(|text| {
                let standing = if Some(text.as_str()) == default {
                    Standing::Default
                } else {
                    others
                };
                is(text, standing)
            });
            return Value::one_of(all.collect());
        }
        let Some(default) = default else {
            return Value::Unknown(unknown());
        };
        let otherwise = assuming(
            Choice::IsNot(default.to_owned()),
            Standing::Override,
            Outcome::Unknown(unknown()),
        );
        Value::one_of(vec![is(default, Standing::Default), otherwise])
    }

    fn choose<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        let [condition, then, otherwise] = call.argument.items() else {
            return unresolved("Fn::If takes a condition and two values");
        };
        let Some(name) = condition.as_str() else {
            return unresolved("Fn::If takes the name of a condition");
        };
        if self.condition(name).is_none() {
            return unresolved(&format!("there is no condition `{name}`"));
        }
        let taken = self
            .branches(name)
            .into_iter()
            .map(|(case, standing, holds)| Alternative {
                case,
                standing,
                span: None,
                outcome: Outcome::Known(if holds { then } else { otherwise }),
            });
        Value::one_of(taken.collect()).flat_map(|branch: &Node| {
            let value = self.resolve_at(branch, depth);
            // A branch points at its own bytes.
            let whole = branch.full_span();
            match value {
                Value::OneOf(_) => value,
                single => Value::OneOf(
                    single
                        .into_alternatives()
                        .into_iter()
                        .map(|alternative| Alternative {
                            span: Some(whole),
                            ..alternative
                        })
                        .collect(),
                ),
            }
        })
    }

    fn join<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        let [delimiter, list] = call.argument.items() else {
            return unresolved("Fn::Join takes a delimiter and a list");
        };
        let delimiter = delimiter.as_str().unwrap_or("").to_owned();
        let glue = |items: Vec<Text>| {
            let mut whole = Text::new();
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    whole.push(&delimiter, call.span);
                }
                whole.append(item);
            }
            Resolved::Text(whole)
        };
        if Function::read(list).is_some() {
            let hole = || Text::hole(list.full_span());
            return match self.resolve_at(list, depth) {
                Value::Unknown(_) => Value::Known(Resolved::Text(hole())),
                value => value.and_then(|resolved| match resolved {
                    Resolved::List(items) => {
                        Outcome::Known(glue(items.iter().map(|item| self.text_of(item)).collect()))
                    }
                    Resolved::Node(node) if node.is_list() => {
                        let items = node.items().iter();
                        Outcome::Known(glue(
                            items.map(|item| self.plain_text(item, depth)).collect(),
                        ))
                    }
                    _ => Outcome::Known(Resolved::Text(hole())),
                }),
            };
        }
        let mut joined: Value<Vec<Text>> = Value::Known(Vec::new());
        for item in list.items() {
            let piece = self.text_at(item, depth).map(Some).or(None);
            joined = joined.zip(&piece).map(|(mut items, piece)| {
                items.extend(piece);
                items
            });
        }
        joined.map(glue)
    }

    fn select<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        let [index, list] = call.argument.items() else {
            return unresolved("Fn::Select takes an index and a list");
        };
        let Some(index) = index
            .as_str()
            .and_then(|text| text.trim().parse::<usize>().ok())
        else {
            return unresolved("the index of Fn::Select is not a known number");
        };
        if Function::read(list).is_some_and(|inner| inner.name == "GetAZs") {
            return Value::Known(Resolved::Reference(Reference::Zone { index }));
        }
        if Function::read(list).is_none() {
            return match list.items().get(index) {
                Some(item) => self.resolve_at(item, depth),
                None => unresolved("Fn::Select looks behind the end of its list"),
            };
        }
        self.resolve_at(list, depth).flat_map(|resolved| {
            let item = match resolved {
                Resolved::List(items) => items.into_iter().nth(index).map(Value::Known),
                Resolved::Node(node) => node
                    .items()
                    .get(index)
                    .map(|item| self.resolve_at(item, depth)),
                _ => None,
            };
            item.unwrap_or_else(|| unresolved("Fn::Select looks behind the end of its list"))
        })
    }

    fn split<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        let [delimiter, text] = call.argument.items() else {
            return unresolved("Fn::Split takes a delimiter and a text");
        };
        let Some(delimiter) = delimiter.as_str().filter(|text| !text.is_empty()) else {
            return unresolved("Fn::Split takes a delimiter");
        };
        self.text_at(text, depth).and_then(|text| {
            // What a hole would split into cannot be told, not even how many pieces.
            if text.has_hole() {
                return Outcome::Unknown(Why::Unresolved(
                    "the text of Fn::Split is not known".into(),
                ));
            }
            let mut at = 0;
            let mut items = Vec::new();
            for piece in text.as_str().split(delimiter) {
                items.push(Resolved::Text(text.slice(at, at + piece.len())));
                at += piece.len() + delimiter.len();
            }
            Outcome::Known(Resolved::List(items))
        })
    }

    fn find_in_map<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        let [map, first, second, rest @ ..] = call.argument.items() else {
            return unresolved("Fn::FindInMap takes a map and two keys");
        };
        let otherwise = rest.first().and_then(|options| options.get("DefaultValue"));
        let keys = self
            .text_at(map, depth)
            .zip(&self.text_at(first, depth))
            .zip(&self.text_at(second, depth));
        keys.flat_map(|((map, first), second)| {
            if map.has_hole() || first.has_hole() || second.has_hole() {
                return unresolved("a key of Fn::FindInMap is not known");
            }
            let mappings = self.root().get("Mappings");
            let found = mappings.and_then(|all| {
                all.get(map.as_str())?
                    .get(first.as_str())?
                    .get(second.as_str())
            });
            match found.or(otherwise) {
                Some(node) => self.resolve_at(node, depth),
                None => unresolved(&format!(
                    "the mapping {} has no entry {}/{}",
                    map.as_str(),
                    first.as_str(),
                    second.as_str()
                )),
            }
        })
    }

    /// The text of a node; what cannot be told becomes a hole, what is absent stays absent.
    pub(crate) fn text_at<'t>(&'t self, node: &'t Node, depth: usize) -> Value<Text> {
        // The argument of a short-form call carries the call's own tag: read past it.
        match self.resolve_at(node, depth) {
            Value::Unknown(_) => Value::Known(Text::hole(node.full_span())),
            Value::OneOf(alternatives) => Value::OneOf(
                alternatives
                    .into_iter()
                    .map(|alternative| Alternative {
                        case: alternative.case,
                        standing: alternative.standing,
                        span: alternative.span,
                        outcome: match alternative.outcome {
                            Outcome::Known(resolved) => Outcome::Known(self.text_of(&resolved)),
                            Outcome::Absent => Outcome::Absent,
                            Outcome::Unknown(_) => Outcome::Known(Text::hole(
                                alternative.span.unwrap_or(node.full_span()),
                            )),
                        },
                    })
                    .collect(),
            ),
            value => value.map(|resolved| self.text_of_or(&resolved, node)),
        }
    }

    fn plain_text(&self, node: &Node, depth: usize) -> Text {
        match self.text_at(node, depth) {
            Value::Known(text) => text,
            other => other
                .by_default()
                .cloned()
                .unwrap_or_else(|| Text::hole(node.full_span())),
        }
    }

    fn text_of_or(&self, resolved: &Resolved<'_>, node: &Node) -> Text {
        match resolved {
            Resolved::Reference(_) | Resolved::List(_) => Text::hole(node.full_span()),
            other => self.text_of(other),
        }
    }

    /// A resolved value as text; anything but a scalar or a computed text is a hole.
    pub(crate) fn text_of(&self, resolved: &Resolved<'_>) -> Text {
        match resolved {
            Resolved::Text(text) => text.clone(),
            Resolved::Node(node) => node
                .text(self.source())
                .unwrap_or_else(|| Text::hole(node.full_span())),
            Resolved::List(_) | Resolved::Reference(_) => {
                Text::hole(fact::Span::new(self.file(), 0, 0))
            }
        }
    }
}

fn get_att<'t>(template: &'t Template, call: &Function<'t>) -> Value<Resolved<'t>> {
    let (name, attribute) = match (call.argument.items(), call.argument.as_str()) {
        (_, Some(text)) => match text.split_once('.') {
            Some((name, attribute)) => (name.to_owned(), attribute.to_owned()),
            None => return unresolved("Fn::GetAtt takes a resource and an attribute"),
        },
        ([name, rest @ ..], None) => {
            let parts: Option<Vec<&str>> = rest.iter().map(Node::as_str).collect();
            match (name.as_str(), parts) {
                (Some(name), Some(parts)) if !parts.is_empty() => {
                    (name.to_owned(), parts.join("."))
                }
                _ => return unresolved("Fn::GetAtt takes a resource and an attribute"),
            }
        }
        _ => return unresolved("Fn::GetAtt takes a resource and an attribute"),
    };
    if template.resource(&name).is_none() {
        return unresolved(&format!("there is no resource `{name}`"));
    }
    Value::Known(Resolved::Reference(Reference::Resource {
        name,
        attribute: Some(attribute),
    }))
}

fn unresolved<T>(why: &str) -> Value<T> {
    Value::Unknown(Why::Unresolved(why.to_owned()))
}
