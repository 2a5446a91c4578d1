//! MSK019: one entry twice in a list whose entries must differ.

use cloudformation::{Cursor, Resolved};
use fact::Span;
use lint::Findings;
use model::{Shaped, facts::Kind};

use crate::addresses::named;

pub(crate) fn check(shaped: &Shaped<'_>, out: &mut Findings<'_>) {
    for written in &shaped.values {
        if !written.property.unique || !matches!(written.property.kind, Kind::List(_)) {
            continue;
        }
        let list = written.cursor.elements();
        let Some(items) = list.value.known() else {
            continue;
        };
        let mut seen: Vec<(String, Span)> = Vec::new();
        for item in items {
            let Some(entry) = entry(item) else { continue };
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == entry) {
                let name = named(&list.path);
                let message = format!(
                    "{entry} stands twice in {name} of {}, which takes every entry once",
                    written.resource.name(),
                );
                out.certain(item.span(), item.path(), message)
                    .see(*first, "the other one")
                    .help("remove one of the two");
            } else {
                seen.push((entry, item.span()));
            }
        }
    }
}

/// What stands there in every case, in words: a text, or the resource that is referred to.
fn entry(item: &Cursor<'_>) -> Option<String> {
    match item.value().known()? {
        Resolved::Reference(reference) => Some(format!("{reference}")),
        Resolved::Node(node) => Some(format!("`{}`", node.as_str()?)),
        _ => Some(format!("`{}`", item.string().value.known()?)),
    }
}
