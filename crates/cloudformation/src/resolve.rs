//! What a node stands for: every intrinsic function, in every case it can be in.

use fact::{Alternative, Outcome, Text, Value, Why};
use syntax::{Node, limits::MAX_REFERENCES};

use crate::{
    Function, Reference, Template,
    foreign::{DESCRIBED, UNTOLD},
    secret::{self, veiled},
};

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
        #[cfg(test)]
        crate::tests::cost::count();
        match Function::read(node) {
            Some(call) => self.call_at(&call, depth),
            None => self.plain_node(node),
        }
    }

    /// What the argument of a function with a single argument stands for.
    pub(crate) fn argument<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        match call.inner() {
            Some(inner) => self.call_at(&inner, depth),
            None => self.plain_node(call.argument),
        }
    }

    fn call_at<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        if depth > MAX_REFERENCES {
            return unresolved("functions nested too deep");
        }
        // The bytes of the call, unless a branch inside it says more.
        match self.call(call, depth + 1) {
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
            "Ref" => match call.argument.as_str() {
                Some(name) => self.reference(name, call.span),
                None => unresolved("Ref takes a name"),
            },
            "GetAtt" => self.get_att(call),
            "If" => self.choose(call, depth),
            "Sub" => veiled(self.substitute(call, depth)),
            "Join" => veiled(self.join(call, depth)),
            "Select" => self.select(call, depth),
            "Split" => self.split(call, depth),
            "Length" => self.length(call, depth),
            "Cidr" => self.cidr(call, depth),
            "ToJsonString" => self.json(call, depth),
            "FindInMap" => self.find_in_map(call, depth),
            // What is encoded is what the reader means.
            "Base64" => self.argument(call, depth),
            "ImportValue" => self
                .argument_text(call, depth)
                .flat_map(|name| self.imported(&name, call.span)),
            UNTOLD => unresolved(call.argument.as_str().unwrap_or("not known")),
            DESCRIBED => self
                .argument_text(call, depth)
                .flat_map(|arn| self.described(&arn, call.span)),
            "GetAZs" => Value::Unknown(Why::Pseudo("Fn::GetAZs".into())),
            "Transform" => Value::Unknown(Why::Transform("Fn::Transform".into())),
            other => unresolved(&format!("Fn::{other} is not evaluated")),
        }
    }

    fn plain_node<'t>(&'t self, node: &'t Node) -> Value<Resolved<'t>> {
        match node.as_str() {
            // Looking for one byte first is much cheaper, and most texts have none.
            Some(text) if text.as_bytes().contains(&b'{') && text.contains(secret::OPEN) => {
                let text = node.text(self.source()).unwrap_or_default();
                veiled(Value::Known(text))
            }
            _ if node.is_null() => Value::Absent,
            _ => Value::Known(Resolved::Node(node)),
        }
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
}

pub(crate) fn unresolved<T>(why: &str) -> Value<T> {
    Value::Unknown(Why::Unresolved(why.to_owned()))
}
