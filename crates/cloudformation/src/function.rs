//! Both spellings of an intrinsic function (`!Sub x`, `{"Fn::Sub": x}`) as one form.

use fact::Span;
use syntax::Node;

/// A call of an intrinsic function.
#[derive(Clone, Copy, Debug)]
pub struct Function<'t> {
    /// The name without `Fn::`, such as `Sub`, `Ref` or `Condition`.
    pub name: &'t str,
    /// What it is called with. In the short form this node carries the tag of the call itself.
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
        Self::read_long(node)
    }

    /// The call that is the only argument of this one: `!Base64 {Fn::Sub: …}` and `Fn::Base64: !Sub …` alike.
    #[must_use]
    pub fn inner(&self) -> Option<Self> {
        if self.is_short() {
            Self::read_long(self.argument)
        } else {
            Self::read(self.argument)
        }
    }

    /// Whether it is written with a tag.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.argument.tag.is_some() && self.span == self.argument.full_span()
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

    fn read_long(node: &'t Node) -> Option<Self> {
        let [entry] = node.entries() else { return None };
        let key = entry.key.text.as_str();
        let name = match key {
            "Ref" => key,
            // A map under `Condition` is that of an IAM statement.
            "Condition" if entry.value.as_str().is_some() => key,
            // A loop is an entry among others, not a value.
            _ if key.starts_with("Fn::ForEach") => return None,
            _ => key.strip_prefix("Fn::")?,
        };
        Some(Self {
            name,
            argument: &entry.value,
            span: node.span,
        })
    }
}
