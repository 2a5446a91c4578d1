//! Functions that make lists of texts, and texts and members of lists: `Join`, `Split`, `Select`, `Length`.

use fact::{Outcome, Span, Text, Value, Why};

use crate::{Function, Reference, Resolved, Template, resolve::unresolved};

impl Template {
    pub(crate) fn join<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Text> {
        let [delimiter, list] = call.argument.items() else {
            return unresolved("Fn::Join takes a delimiter and a list");
        };
        let delimiter = delimiter.as_str().unwrap_or("").to_owned();
        let glue = |items: Vec<Text>| glue(&items, &delimiter, call.span);
        let items = list.items();
        if Function::read(list).is_none() {
            return all(items.iter().map(|item| self.text_at(item, depth))).map(glue);
        }
        let at = list.full_span();
        match self.resolve_at(list, depth) {
            Value::Unknown(_) => Value::Known(Text::hole(at)),
            value => value.flat_map(|resolved| match resolved {
                Resolved::List(items) => {
                    let items = items.iter().map(|item| self.text_of(item, at));
                    Value::Known(glue(items.collect()))
                }
                Resolved::Node(node) if node.is_list() => {
                    all(node.items().iter().map(|item| self.text_at(item, depth))).map(glue)
                }
                _ => Value::Known(Text::hole(at)),
            }),
        }
    }

    pub(crate) fn select<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        let [index, list] = call.argument.items() else {
            return unresolved("Fn::Select takes an index and a list");
        };
        let index = self.text_at(index, depth);
        let index = index.and_then(|text| match text.as_str().trim().parse::<usize>() {
            Ok(index) => Outcome::Known(index),
            Err(_) => Outcome::Unknown(Why::Unresolved(
                "the index of Fn::Select is not a known number".into(),
            )),
        });
        let missing = || unresolved("Fn::Select looks behind the end of its list");
        let inner = Function::read(list);
        if inner.is_some_and(|inner| inner.name == "GetAZs") {
            return index.map(|index| Resolved::Reference(Reference::Zone { index }));
        }
        if inner.is_none() {
            return index.flat_map(|index| match list.items().get(index) {
                Some(item) => self.resolve_at(item, depth),
                None => missing(),
            });
        }
        let list = self.resolve_at(list, depth);
        // Members of a list that was written may be functions themselves.
        index.flat_map(|index| {
            list.clone().flat_map(|resolved| match resolved {
                Resolved::List(items) => items
                    .into_iter()
                    .nth(index)
                    .map_or_else(missing, Value::Known),
                Resolved::Node(node) => match node.items().get(index) {
                    Some(item) => self.resolve_at(item, depth),
                    None => missing(),
                },
                _ => missing(),
            })
        })
    }

    pub(crate) fn split<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
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

    pub(crate) fn length<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        let count =
            |count: usize| Resolved::Text(Text::standing_for(&count.to_string(), call.span));
        self.argument(call, depth)
            .flat_map(|resolved| match resolved {
                Resolved::List(items) => Value::Known(count(items.len())),
                Resolved::Node(node) if node.is_list() => {
                    // Members that may be missing in some case do not count there.
                    let members = node.items().iter().map(|item| {
                        let value = self.resolve_at(item, depth);
                        value.map(|_| Text::new()).known_or(|_| Text::new())
                    });
                    all(members).map(|members| count(members.len()))
                }
                Resolved::Node(node) if node.is_map() => Value::Known(count(node.entries().len())),
                _ => unresolved("Fn::Length takes a list"),
            })
    }
}

/// The texts of a list in every case; one that is absent in a case is not in that case's list.
pub(crate) fn all(items: impl Iterator<Item = Value<Text>>) -> Value<Vec<Text>> {
    let mut whole: Value<Vec<Text>> = Value::Known(Vec::new());
    for item in items {
        // What is known in every case needs no copy of what was gathered before.
        match item {
            Value::Known(text) => {
                whole = whole.map(|mut texts| {
                    texts.push(text.clone());
                    texts
                });
            }
            Value::Absent => {}
            item => {
                whole = whole
                    .zip(&item.map(Some).or(None))
                    .map(|(mut texts, text)| {
                        texts.extend(text);
                        texts
                    });
            }
        }
    }
    whole
}

fn glue(items: &[Text], delimiter: &str, at: Span) -> Text {
    let mut whole = Text::new();
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            whole.push(delimiter, at);
        }
        whole.append(item);
    }
    whole
}
