//! The tree a policy document is read from: JSON with the source of every string, in which a string may have
//! pieces nobody can tell. Plain JSON and YAML come from `syntax`; whoever resolves templates builds it directly.

use fact::{FileId, Span, Text, Why};
use syntax::{Kind, Node, Scalar, Style};

/// One value of a policy document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json {
    /// The bytes of the value.
    pub span: Span,
    /// What it is.
    pub kind: JsonKind,
}

/// The kinds of [`Json`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// An object, in the order it was written, duplicates included.
    Map(Vec<JsonEntry>),
    /// An array.
    List(Vec<Json>),
    /// A string; [`Text::HOLE`] stands for a piece nobody can tell.
    Text(Text),
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written.
    Number(String),
    /// `null`.
    Null,
    /// Something that cannot be told: an import, a macro, a condition.
    Unknown(Why),
}

/// One member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonEntry {
    /// The name.
    pub key: String,
    /// The bytes of the name.
    pub key_span: Span,
    /// The value.
    pub value: Json,
}

impl Json {
    /// A value at a place.
    #[must_use]
    pub fn new(span: Span, kind: JsonKind) -> Self {
        Self { span, kind }
    }

    /// The tree of plain JSON or YAML; `source` is the text the node was parsed from.
    #[must_use]
    pub fn from_node(node: &Node, source: &str) -> Self {
        Self::below(node, source, node.full_span())
    }

    /// A value that was left out is reported where it should stand: `place`, its key or the list it is in.
    fn below(node: &Node, source: &str, place: Span) -> Self {
        let span = match node.full_span() {
            empty if empty.is_empty() => place,
            written => written,
        };
        let kind = match &node.kind {
            // A short-form intrinsic in a file that is no template: its value is not ours to tell.
            _ if node.tag.is_some() => JsonKind::Unknown(Why::Unresolved("a tagged value".into())),
            Kind::Map(entries) => JsonKind::Map(
                entries
                    .iter()
                    .map(|entry| JsonEntry {
                        key: entry.key.text.to_string(),
                        key_span: entry.key.span,
                        value: Self::below(&entry.value, source, entry.key.span),
                    })
                    .collect(),
            ),
            Kind::List(items) => JsonKind::List(
                items
                    .iter()
                    .map(|item| Self::below(item, source, span))
                    .collect(),
            ),
            Kind::Scalar(scalar) => scalar_kind(node, scalar, source),
        };
        Self::new(span, kind)
    }

    /// The tree of a policy that is held as a JSON string inside another document, every span leading back to the
    /// bytes of that document. Unknown when the string has pieces nobody can tell outside its own strings, or is no JSON.
    #[must_use]
    pub fn from_text(text: &Text, whole: Span) -> Self {
        let source = text.as_str();
        let tree = syntax::parse(FileId(0), source);
        match tree.root() {
            Some(root) if root.is_map() => Self::from_node(root, source).placed(text, whole),
            _ => Self::new(
                whole,
                JsonKind::Unknown(Why::Unresolved("the policy text is no JSON object".into())),
            ),
        }
    }

    /// Moves a tree that was read from the decoded `text` to where that text came from.
    fn placed(self, text: &Text, whole: Span) -> Self {
        let place = |span: Span| {
            text.source(span.start as usize, span.end as usize)
                .filter(|outer| !outer.is_empty())
                .unwrap_or(whole)
        };
        let kind = match self.kind {
            JsonKind::Map(entries) => JsonKind::Map(
                entries
                    .into_iter()
                    .map(|entry| JsonEntry {
                        key: entry.key,
                        key_span: place(entry.key_span),
                        value: entry.value.placed(text, whole),
                    })
                    .collect(),
            ),
            JsonKind::List(items) => JsonKind::List(
                items
                    .into_iter()
                    .map(|item| item.placed(text, whole))
                    .collect(),
            ),
            JsonKind::Text(inner) => JsonKind::Text(replaced(&inner, &place)),
            other => other,
        };
        Self::new(place(self.span), kind)
    }

    /// The members of an object; empty for anything else.
    #[must_use]
    pub fn entries(&self) -> &[JsonEntry] {
        match &self.kind {
            JsonKind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The member of an object under a name, the last one when it stands twice.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&JsonEntry> {
        self.entries().iter().rev().find(|entry| entry.key == key)
    }

    /// The elements of an array, or the value itself where a single one may stand for an array.
    #[must_use]
    pub fn one_or_many(&self) -> &[Self] {
        match &self.kind {
            JsonKind::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// What it is, for messages: "an object", "a string".
    pub(crate) fn describe(&self) -> &'static str {
        match self.kind {
            JsonKind::Map(_) => "an object",
            JsonKind::List(_) => "an array",
            JsonKind::Text(_) => "a string",
            JsonKind::Bool(_) => "a boolean",
            JsonKind::Number(_) => "a number",
            JsonKind::Null => "null",
            JsonKind::Unknown(_) => "unknown",
        }
    }
}

/// The same text, each character led on to the outer source. Characters are the unit: an escape may decode to
/// several bytes that all come from one place.
fn replaced(inner: &Text, place: &impl Fn(Span) -> Span) -> Text {
    let mut text = Text::new();
    for (at, character) in inner.as_str().char_indices() {
        let end = at + character.len_utf8();
        let Some(source) = inner.source(at, end) else {
            continue;
        };
        let outer = place(source);
        let bytes = inner.as_str().get(at..end).unwrap_or("");
        if outer.len() == bytes.len() {
            text.push_verbatim(bytes, outer);
        } else {
            text.push(bytes, outer);
        }
    }
    text
}

fn scalar_kind(node: &Node, scalar: &Scalar, source: &str) -> JsonKind {
    let text = || node.text(source).unwrap_or_default();
    match scalar.text.as_str() {
        _ if scalar.style != Style::Plain => JsonKind::Text(text()),
        _ if node.is_null() => JsonKind::Null,
        "true" | "True" | "TRUE" => JsonKind::Bool(true),
        "false" | "False" | "FALSE" => JsonKind::Bool(false),
        number if is_number(number) => JsonKind::Number(number.to_owned()),
        _ => JsonKind::Text(text()),
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit()) && text.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_in_a_string_leads_back_to_the_outer_bytes() {
        let outer = r#"{"Policy": "{\"Sid\": \"abc\"}"}"#;
        let tree = syntax::parse(FileId(3), outer);
        let node = tree.root().unwrap().get("Policy").unwrap();
        let text = node.text(outer).unwrap();
        let json = Json::from_text(&text, node.span);
        let JsonKind::Text(sid) = &json.entry("Sid").unwrap().value.kind else {
            panic!("a string");
        };
        let span = sid.source(0, 3).unwrap();
        assert_eq!((span.file, &outer[span.range()]), (FileId(3), "abc"));
    }

    #[test]
    fn a_value_that_was_left_out_points_at_its_key() {
        let text = "Statement:\n- Effect: Allow\n  Action:\n";
        let json = Json::from_node(syntax::parse(FileId(0), text).root().unwrap(), text);
        let statement = &json.entry("Statement").unwrap().value.one_or_many()[0];
        let action = statement.entry("Action").unwrap();
        assert_eq!(
            (&action.value.kind, action.value.span),
            (&JsonKind::Null, action.key_span)
        );
    }

    #[test]
    fn text_that_is_no_json_object_is_unknown() {
        let text = Text::verbatim("[1", Span::new(FileId(0), 0, 2));
        let json = Json::from_text(&text, Span::default());
        assert!(matches!(json.kind, JsonKind::Unknown(_)));
    }
}
