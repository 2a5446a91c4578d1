//! One entry of `Parameters`.

use fact::Span;
use syntax::{Entry, Node};

/// A declared parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name.
    pub name: String,
    /// The bytes of the name where it is declared.
    pub span: Span,
    /// The type, `String` when left out.
    pub kind: String,
    /// The default and its bytes.
    pub default: Option<(String, Span)>,
    /// The allowed values; empty when anything is allowed.
    pub allowed: Vec<String>,
    /// Whether the value is hidden (`NoEcho`).
    pub no_echo: bool,
}

impl Parameter {
    pub(crate) fn read(entry: &Entry) -> Self {
        let node = &entry.value;
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        let default = node.get("Default").filter(|default| !default.is_null());
        Self {
            name: entry.key.text.to_string(),
            span: entry.key.span,
            kind: text("Type").unwrap_or("String").to_owned(),
            default: default.and_then(|node| Some((node.as_str()?.to_owned(), node.span))),
            allowed: node
                .get("AllowedValues")
                .map_or(&[] as &[Node], Node::items)
                .iter()
                .filter_map(|value| value.as_str().map(str::to_owned))
                .collect(),
            no_echo: text("NoEcho").is_some_and(|text| text.eq_ignore_ascii_case("true")),
        }
    }

    /// Whether the value is a list written with commas.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.kind == "CommaDelimitedList" || self.kind.starts_with("List<")
    }

    /// Whether the template holds only the name of a Systems Manager parameter, not the value.
    #[must_use]
    pub fn is_stored_elsewhere(&self) -> bool {
        self.kind.starts_with("AWS::SSM::Parameter::")
    }
}
