//! MSK017: a property that AWS sets, written in a template.

use fact::Path;
use lint::Findings;
use model::{Shaped, ShapedValue, facts::Update};

pub(crate) fn check(shaped: &Shaped<'_>, out: &mut Findings<'_>) {
    let read_only = |written: &&ShapedValue<'_>| written.property.update == Update::ReadOnly;
    let written: Vec<_> = shaped.values.iter().filter(read_only).collect();
    let above: Vec<(&Path, fact::FileId)> = written
        .iter()
        .map(|one| (one.cursor.path(), one.cursor.span().file))
        .collect();
    for one in &written {
        let (path, file) = (one.cursor.path(), one.cursor.span().file);
        // What stands below another one is told with it.
        let inside = |(other, of): &(&Path, fact::FileId)| {
            let rest = path.as_str().strip_prefix(other.as_str());
            *of == file && rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let Some(hit) = one.cursor.presence().value.holds(|()| true) else {
            continue;
        };
        if above.iter().any(inside) {
            continue;
        }
        let name = path.as_str().rsplit('/').next().unwrap_or("");
        let kind = one.resource.kind();
        let message = format!("AWS sets {name} of {kind}: a template that sets it is refused");
        let help = match one.shape.attributes.contains(&name) {
            true => format!(
                "remove it; read it with !GetAtt {}.{name}",
                one.resource.name()
            ),
            false => "remove it".to_owned(),
        };
        let span = one.cursor.key().unwrap_or(one.cursor.span());
        out.at(span, path, &hit, message).help(help);
    }
}
