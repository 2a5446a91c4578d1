//! Names → what they stand for: `Ref`, `Fn::GetAtt` and `Fn::FindInMap`.

use fact::{Alternative, Case, Choice, Outcome, Span, Standing, Subject, Text, Value, Why};
use syntax::Node;

use crate::{Carried, Function, Reference, Resolved, Template, resolve::unresolved};

impl Template {
    /// What `Ref` stands for.
    pub(crate) fn reference(&self, name: &str, at: Span) -> Value<Resolved<'_>> {
        match name {
            "AWS::NoValue" => Value::Absent,
            "AWS::Region" if self.given().region.is_some() => {
                let region = self.given().region.as_deref().unwrap_or_default();
                Value::Known(Resolved::Text(Text::standing_for(region, at)))
            }
            _ if name.starts_with("AWS::") => Value::Unknown(Why::Pseudo(name.to_owned())),
            _ if self.parameter(name).is_some() => {
                let here = |text: &Text| self.received_text(text, at);
                self.parameter_choices(name).map(|carried| match carried {
                    Carried::Text(text) => here(&text),
                    Carried::List(items) => Resolved::List(items.iter().map(here).collect()),
                })
            }
            _ if self.has_resource(name) => {
                Value::Known(Resolved::Reference(Reference::Resource {
                    name: name.to_owned(),
                    attribute: None,
                }))
            }
            _ => unresolved(&format!("`{name}` is neither a parameter nor a resource")),
        }
    }

    pub(crate) fn get_att<'t>(&'t self, call: &Function<'t>) -> Value<Resolved<'t>> {
        let shape = || unresolved("Fn::GetAtt takes a resource and an attribute");
        match (call.argument.items(), call.argument.as_str()) {
            (_, Some(text)) => match text.split_once('.') {
                Some((name, attribute)) => self.attribute(name, attribute, call.span),
                None => shape(),
            },
            ([name, rest @ ..], None) => {
                let parts: Option<Vec<&str>> = rest.iter().map(Node::as_str).collect();
                match (name.as_str(), parts) {
                    (Some(name), Some(parts)) if !parts.is_empty() => {
                        self.attribute(name, &parts.join("."), call.span)
                    }
                    _ => shape(),
                }
            }
            _ => shape(),
        }
    }

    /// What `Fn::GetAtt` stands for; an output of a nested stack is what the nested template says it is.
    pub(crate) fn attribute(&self, name: &str, attribute: &str, at: Span) -> Value<Resolved<'_>> {
        if !self.has_resource(name) {
            return unresolved(&format!("there is no resource `{name}`"));
        }
        if let Some(output) = attribute.strip_prefix("Outputs.")
            && let Some(value) = self
                .links()
                .outputs
                .get(&(name.to_owned(), output.to_owned()))
        {
            return self.received(value.clone(), at);
        }
        Value::Known(Resolved::Reference(Reference::Resource {
            name: name.to_owned(),
            attribute: Some(attribute.to_owned()),
        }))
    }

    pub(crate) fn find_in_map<'t>(
        &'t self,
        call: &Function<'t>,
        depth: usize,
    ) -> Value<Resolved<'t>> {
        let [map, first, second, rest @ ..] = call.argument.items() else {
            return unresolved("Fn::FindInMap takes a map and two keys");
        };
        let otherwise = rest.first().and_then(|options| options.get("DefaultValue"));
        let map = self.text_at(map, depth);
        let (first, second) = (self.text_at(first, depth), self.text_at(second, depth));
        map.zip(&first)
            .zip(&second)
            .flat_map(|((map, first), second)| {
                if map.has_hole() || second.has_hole() {
                    return unresolved("a key of Fn::FindInMap is not known");
                }
                let (map, second) = (map.as_str(), second.as_str());
                if first.has_hole() {
                    return self.any_entry(map, &first, second, otherwise.is_some());
                }
                match (self.mapping(map, first.as_str(), second), otherwise) {
                    // Mappings hold nothing but literals; looking deeper could go in circles.
                    (Some(node), _) if Function::read(node).is_some() => {
                        unresolved("a mapping holds no functions")
                    }
                    (Some(node), _) => Value::Known(Resolved::Node(node)),
                    (None, Some(otherwise)) => self.resolve_at(otherwise, depth),
                    (None, None) => unresolved(&format!(
                        "the mapping {map} has no entry {}/{second}",
                        first.as_str()
                    )),
                }
            })
    }

    /// An entry of a mapping whose first key is a parameter without a value, or the region: one of those there are,
    /// because the deployment fails for any other.
    fn any_entry<'t>(
        &'t self,
        map: &str,
        first: &Text,
        second: &str,
        has_default: bool,
    ) -> Value<Resolved<'t>> {
        let subject = first.only_name().filter(|name| {
            *name == "AWS::Region"
                || *name == "AWS::Partition"
                || *name == "AWS::AccountId"
                || self.parameter(name).is_some()
        });
        let rows = self.root().get("Mappings").and_then(|all| all.get(map));
        let (Some(subject), Some(rows), false) = (subject, rows, has_default) else {
            return unresolved("a key of Fn::FindInMap is not known");
        };
        let entries = rows.entries().iter().filter_map(|row| {
            let value = row.value.get(second)?;
            let choice = Choice::Is(row.key.text.to_string());
            Some(Alternative {
                case: Case::of(Subject::Parameter(subject.to_owned()), choice),
                standing: Standing::Open,
                span: None,
                outcome: if Function::read(value).is_some() {
                    Outcome::Unknown(Why::Unresolved("a mapping holds no functions".into()))
                } else {
                    Outcome::Known(Resolved::Node(value))
                },
            })
        });
        let bound = entries.take(fact::MAX_ALTERNATIVES + 1);
        Value::one_of(bound.collect())
    }
}
