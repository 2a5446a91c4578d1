//! `Fn::ToJsonString`: a value as the JSON text it becomes, each piece with its source.

use fact::{Span, Text, Value};
use syntax::{Node, Style};

use crate::{Function, Resolved, Template};

/// A text being written, in every case it can be in.
struct Writer<'t> {
    template: &'t Template,
    whole: Value<Text>,
    at: Span,
    depth: usize,
}

impl Template {
    pub(crate) fn json<'t>(&'t self, call: &Function<'t>, depth: usize) -> Value<Resolved<'t>> {
        let mut writer = Writer {
            template: self,
            whole: Value::Known(Text::new()),
            at: call.span,
            depth,
        };
        match call.inner() {
            Some(_) => {
                let value = self.argument(call, depth);
                writer.value(value, call.span);
            }
            None => writer.written(call.argument),
        }
        writer.whole.map(Resolved::Text)
    }
}

impl<'t> Writer<'t> {
    fn node(&mut self, node: &'t Node) {
        if Function::read(node).is_some() {
            let value = self.template.resolve_at(node, self.depth);
            self.value(value, node.full_span());
        } else {
            self.written(node);
        }
    }

    /// A plain value. The tag, if any, is that of the function itself.
    fn written(&mut self, node: &'t Node) {
        if node.is_list() {
            self.push("[");
            for (at, item) in node.items().iter().enumerate() {
                if at > 0 {
                    self.push(",");
                }
                self.node(item);
            }
            self.push("]");
        } else if node.is_map() {
            self.push("{");
            for (at, entry) in node.entries().iter().enumerate() {
                if at > 0 {
                    self.push(",");
                }
                let key = Text::standing_for(&entry.key.text, entry.key.span);
                self.append(&quoted(&key, self.at));
                self.push(":");
                self.node(&entry.value);
            }
            self.push("}");
        } else {
            let text = scalar(node, self.template.source(), self.at);
            self.append(&text);
        }
    }

    /// What a function stands for. A hole may be of any kind; it is written as a text, the most common.
    fn value(&mut self, value: Value<Resolved<'t>>, at: Span) {
        let (template, quotes) = (self.template, self.at);
        if let Value::Known(Resolved::Node(node)) = &value {
            self.written(node);
            return;
        }
        let text = value.map(|resolved| match resolved {
            Resolved::Node(node) if node.as_str().is_some() => {
                scalar(node, template.source(), quotes)
            }
            Resolved::List(items) => {
                let mut list = Text::standing_for("[", quotes);
                for (number, item) in items.iter().enumerate() {
                    if number > 0 {
                        list.push(",", quotes);
                    }
                    list.append(&quoted(&template.text_of(item, at), quotes));
                }
                list.push("]", quotes);
                list
            }
            other => quoted(&template.text_of(&other, at), quotes),
        });
        let text = text
            .known_or(|_| quoted(&Text::hole(at), quotes))
            .or(Text::standing_for("null", quotes));
        match &text {
            Value::Known(text) => self.append(text),
            several => {
                let whole = std::mem::replace(&mut self.whole, Value::Absent);
                self.whole = whole.zip(several).map(|(mut whole, piece)| {
                    whole.append(&piece);
                    whole
                });
            }
        }
    }

    fn push(&mut self, text: &str) {
        let at = self.at;
        self.each(|whole| whole.push(text, at));
    }

    fn append(&mut self, text: &Text) {
        self.each(|whole| whole.append(text));
    }

    fn each(&mut self, mut change: impl FnMut(&mut Text)) {
        let whole = std::mem::replace(&mut self.whole, Value::Absent);
        self.whole = whole.map(|mut text| {
            change(&mut text);
            text
        });
    }
}

fn scalar(node: &Node, source: &str, at: Span) -> Text {
    let text = node.text(source).unwrap_or_default();
    let plain = matches!(&node.kind, syntax::Kind::Scalar(scalar) if scalar.style == Style::Plain);
    let bare = plain
        && match text.as_str() {
            "true" | "false" | "null" => true,
            other => is_number(other),
        };
    if bare { text } else { quoted(&text, at) }
}

/// A number as JSON writes it.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && !digits.ends_with('.')
        && digits.matches('.').count() <= 1
        && (digits.len() == 1 || !digits.starts_with('0') || digits.starts_with("0."))
}

fn quoted(text: &Text, at: Span) -> Text {
    let mut json = Text::standing_for("\"", at);
    let decoded = text.as_str();
    let mut from = 0;
    for (index, character) in decoded.char_indices() {
        let escape = match character {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            '\n' => "\\n".to_owned(),
            '\r' => "\\r".to_owned(),
            '\t' => "\\t".to_owned(),
            control if control < ' ' => format!("\\u{:04x}", control as u32),
            _ => continue,
        };
        json.append(&text.slice(from, index));
        from = index + character.len_utf8();
        json.push(&escape, text.source(index, from).unwrap_or(at));
    }
    json.append(&text.slice(from, decoded.len()));
    json.push("\"", at);
    json
}
