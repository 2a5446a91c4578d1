//! MSK011: a property that its resource type does not have.

use lint::{Findings, Severity};
use model::{
    Shaped,
    facts::{nearest, shape},
};

pub(crate) fn check(shaped: &Shaped<'_>, out: &mut Findings<'_>) {
    for object in &shaped.objects {
        for (key, below) in object.cursor.entries() {
            let name = key.text.as_str();
            if object.members.contains_key(name)
                || has_rule_of_its_own(object.resource.kind(), name)
            {
                continue;
            }
            let judged = object.judged();
            let present = below.presence().value.known_or(|_| ());
            let Some(hit) = judged.zip(&present).holds(|_| true) else {
                continue;
            };
            let kind = object.resource.kind();
            let near = nearest(name, object.members.keys().copied());
            let elsewhere = place_of(object.shape, name);
            let message =
                format!("{kind} takes no property `{name}` here, and refuses unknown ones");
            let sure = near.is_some() || elsewhere.is_some();
            let help = match (near, elsewhere) {
                (Some(near), _) => format!("did you mean `{near}`?"),
                (None, Some(path)) => format!("`{name}` belongs at {path}"),
                (None, None) => format!(
                    "remove it, or pass over this finding if AWS added it after {}, the date of the schema used here",
                    object.shape.origin.as_of,
                ),
            };
            let finding = out.at(key.span, below.path(), &hit, message);
            finding.help(help);
            // Where the right name stands as well, one of the two is to go, and which one is not ours to say.
            let stands = |near: &str| {
                object
                    .cursor
                    .entries()
                    .iter()
                    .any(|(key, _)| key.text == near)
            };
            if let Some(near) = near.filter(|near| !stands(near)) {
                finding.replace(format!("rename to {near}"), false, near);
            }
            if !sure {
                finding.severity(Severity::Warning);
            }
        }
    }
}

/// Where the type has a property of that name, if at exactly one place.
fn place_of(shape: &model::facts::Shape, name: &str) -> Option<String> {
    let mut places = shape
        .walk()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| {
            path.rsplit(['.', '['])
                .next()
                .is_some_and(|last| last == name)
        });
    let only = places.next()?;
    places.next().is_none().then_some(only)
}

/// What provisioned clusters have and Serverless does not: MSK801 and MSK212 say why.
fn has_rule_of_its_own(kind: &str, name: &str) -> bool {
    kind == "AWS::MSK::ServerlessCluster"
        && shape("AWS::MSK::Cluster").is_some_and(|shape| shape.properties.contains_key(name))
}
