//! MSK013: a property that the resource type requires and nobody wrote.

use fact::{Hit, Value};
use lint::Findings;
use model::{Shaped, ShapedObject};

pub(crate) fn check(shaped: &Shaped<'_>, out: &mut Findings<'_>) {
    for object in &shaped.objects {
        // Documents of other languages have their own schema, which their tool has checked.
        if object.resource.template().is_foreign() {
            continue;
        }
        let required = object.members.iter().filter(|(_, one)| one.required);
        let mut missing: Vec<(&str, Hit)> = Vec::new();
        for (name, _) in required {
            let child: Value<bool> = object.cursor.get(name).presence().value.map(|()| true);
            let both = object.judged().zip(&child.or(false));
            if let Some(hit) = both.holds(|((), present)| !present) {
                missing.push((name, hit));
            }
        }
        // What is missing under the same assumption is told in one finding.
        while let Some((_, hit)) = missing.first().cloned() {
            let (alike, rest): (Vec<_>, Vec<_>) =
                missing.into_iter().partition(|(_, other)| *other == hit);
            missing = rest;
            let names: Vec<&str> = alike.into_iter().map(|(name, _)| name).collect();
            report(out, object, &names, &hit);
        }
    }
}

fn report(out: &mut Findings<'_>, object: &ShapedObject<'_>, names: &[&str], hit: &Hit) {
    let below = object.cursor.path().as_str().rsplit('/').next();
    let place = match below {
        Some("Properties") | None => object.resource.name().to_owned(),
        Some(below) => format!("{below} of {}", object.resource.name()),
    };
    let listed = names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    let verb = if names.len() == 1 { "is" } else { "are" };
    let message = format!(
        "{place} lacks {listed}, which {verb} required by {}",
        object.resource.kind(),
    );
    // Not the names: adding one of them must not make what is left a new finding.
    let case = match hit.case.is_always() {
        true => String::new(),
        false => hit.case.to_string(),
    };
    out.at(object.head(), object.cursor.path(), hit, message)
        .detail(case)
        .help(format!("add {listed}"));
}
