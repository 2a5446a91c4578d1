//! Both spellings of an intrinsic function (`!Sub x`, `{"Fn::Sub": x}`) as one form.

use fact::Span;
use syntax::Node;

/// A call of an intrinsic function.
#[derive(Clone, Copy, Debug)]
pub struct Function<'t> {
    /// The name without `Fn::`, such as `Sub`, `Ref` or `Condition`.
    pub name: &'t str,
    /// What it is called with.
    pub argument: &'t Node,
    /// The bytes of the whole call.
    pub span: Span,
}

impl<'t> Function<'t> {
    /// The call a node stands for, in either spelling; `None` for a plain value.
    #[must_use]
    pub fn read(node: &'t Node) -> Option<Self> {
        if let Some(tag) = &node.tag {
            let name = tag.name.strip_prefix("Fn::").unwrap_or(&tag.name);
            return Some(Self {
                name,
                argument: node,
                span: node.full_span(),
            });
        }
        let [entry] = node.entries() else { return None };
        let key = entry.key.text.as_str();
        let name = match key {
            "Ref" | "Condition" => key,
            // A loop is an entry among others, not a value.
            _ if key.starts_with("Fn::ForEach::") => return None,
            _ => key.strip_prefix("Fn::")?,
        };
        Some(Self {
            name,
            argument: &entry.value,
            span: node.span,
        })
    }

    /// The arguments; a single argument that is no list counts as one.
    #[must_use]
    pub fn arguments(&self) -> &'t [Node] {
        if self.argument.is_list() {
            self.argument.items()
        } else {
            std::slice::from_ref(self.argument)
        }
    }
}
