//! `Fn::Sub`: a text with `${…}` pieces, each replaced by what it stands for or left as a hole.

use fact::{Span, Text, Value};
use syntax::{
    Node,
    limits::{MAX_SUB_BYTES, MAX_SUB_PIECES},
};

use crate::{Function, Template};

/// A stretch of the text between or inside placeholders, as a range of the decoded text.
enum Part<'s> {
    Literal {
        from: usize,
        to: usize,
    },
    /// `${!Name}` stands for `${Name}`.
    Escaped {
        from: usize,
        to: usize,
    },
    Variable {
        name: &'s str,
        from: usize,
        to: usize,
    },
}

impl Template {
    pub(crate) fn substitute<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Text> {
        let (template, variables) = match call.argument.items() {
            [template, variables, ..] => (template, Some(variables)),
            [template] => (template, None),
            [] => (call.argument, None),
        };
        let Some(text) = template.text(self.source()) else {
            return Value::Unknown(fact::Why::Unresolved("Fn::Sub takes a text".into()));
        };
        let parts = parts(text.as_str());
        let mut whole: Value<Text> = Value::Known(Text::new());
        for part in &parts {
            match part {
                Part::Literal { from, to } => {
                    let piece = text.slice(*from, *to);
                    whole = append(whole, &piece);
                }
                Part::Escaped { from, to } => {
                    let mut piece = text.slice(*from, *from + 2);
                    piece.append(&text.slice(*from + 3, *to));
                    whole = append(whole, &piece);
                }
                Part::Variable { name, from, to } => {
                    let at = text.source(*from, *to).unwrap_or(call.span);
                    // What is known in every case needs no copy of the whole.
                    match self.variable(name, variables, at, depth) {
                        Value::Known(piece) => whole = append(whole, &piece),
                        piece => {
                            whole = whole.zip(&piece).map(|(mut whole, piece)| {
                                whole.append(&piece);
                                whole
                            });
                        }
                    }
                }
            }
            if whole
                .possible()
                .any(|text| text.as_str().len() > MAX_SUB_BYTES)
            {
                let why = format!("the text of Fn::Sub is longer than {MAX_SUB_BYTES} bytes");
                return Value::Unknown(fact::Why::Unresolved(why));
            }
        }
        whole
    }

    /// What one placeholder stands for. The bytes are those of the placeholder, or of the variable's own value.
    fn variable<'t>(
        &'t self,
        name: &str,
        variables: Option<&'t Node>,
        at: Span,
        depth: usize,
    ) -> Value<Text> {
        let value = match variables.and_then(|variables| variables.get(name)) {
            Some(node) => self.text_at(node, depth),
            None => {
                let value = match name.split_once('.') {
                    Some((name, attribute)) => self.attribute(name, attribute, at),
                    None => self.reference(name, at),
                };
                self.as_text(value, at)
            }
        };
        value.or(Text::new())
    }
}

fn append(whole: Value<Text>, piece: &Text) -> Value<Text> {
    whole.map(|mut whole| {
        whole.append(piece);
        whole
    })
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text
        .get(at..)
        .and_then(|rest| rest.find("${"))
        .map(|open| at + open)
    {
        let Some(close) = text
            .get(open..)
            .and_then(|rest| rest.find('}'))
            .map(|close| open + close + 1)
        else {
            break;
        };
        if found.len() > MAX_SUB_PIECES {
            break;
        }
        if open > at {
            found.push(Part::Literal { from: at, to: open });
        }
        let name = text.get(open + 2..close - 1).unwrap_or("").trim();
        found.push(if name.starts_with('!') {
            Part::Escaped {
                from: open,
                to: close,
            }
        } else {
            Part::Variable {
                name,
                from: open,
                to: close,
            }
        });
        at = close;
    }
    if at < text.len() {
        found.push(Part::Literal {
            from: at,
            to: text.len(),
        });
    }
    found
}
