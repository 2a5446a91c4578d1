//! MSK012: a list where a text belongs, a text where a number belongs, and so on.

use cloudformation::Resolved;
use fact::Confidence;
use lint::Findings;
use model::{Shaped, ShapedValue, facts::Kind};

use crate::addresses::named;

pub(crate) fn check(shaped: &Shaped<'_>, out: &mut Findings<'_>) {
    for written in &shaped.values {
        let kind = &written.property.kind;
        let mut found = "";
        if *kind == Kind::Map {
            entries(written, out);
        }
        let Some(hit) = written.cursor.value().holds(|resolved| {
            let told = told(resolved);
            let wrong = !fits(resolved, kind);
            if wrong {
                found = told;
            }
            wrong
        }) else {
            continue;
        };
        let path = written.cursor.path();
        let name = path.as_str().rsplit('/').next().unwrap_or("");
        let message = format!(
            "{name} of {} takes {}, this is {found}",
            written.resource.name(),
            wanted(kind),
        );
        let span = hit.span.unwrap_or(written.cursor.span());
        let listed = matches!(kind, Kind::List(_)) && found == "a text";
        let finding = out.at(span, path, &hit, message);
        if listed {
            finding.help("write it as a list, `[value]`, even when there is one value");
            // Some older types take a single text for a list of one.
            finding.at_most(Confidence::Medium);
        }
    }
}

/// Free keys take texts, numbers and switches, and nothing that has parts.
fn entries(map: &ShapedValue<'_>, out: &mut Findings<'_>) {
    for (key, below) in map.cursor.entries() {
        let parted = |resolved: &Resolved<'_>| !fits(resolved, &Kind::String);
        if let Some(hit) = below.value().holds(parted) {
            let found = below.value().possible().find(|one| parted(one));
            let message = format!(
                "{} in {} of {} takes a text, this is {}",
                key.text,
                named(map.cursor.path()),
                map.resource.name(),
                found.map_or("", told),
            );
            out.at(
                hit.span.unwrap_or(below.span()),
                below.path(),
                &hit,
                message,
            )
            .detail(key.text.as_str());
        }
    }
}

fn fits(resolved: &Resolved<'_>, kind: &Kind) -> bool {
    let (text, map, list) = match resolved {
        Resolved::Reference(_) => return true,
        Resolved::Text(text) if text.has_hole() => {
            return !matches!(kind, Kind::List(_) | Kind::Object(_) | Kind::Map);
        }
        Resolved::Text(text) => (Some(text.as_str()), false, false),
        Resolved::List(_) => (None, false, true),
        Resolved::Node(node) => (node.as_str(), node.is_map(), node.is_list()),
    };
    match kind {
        Kind::String => text.is_some(),
        Kind::Integer => text.is_some_and(|text| whole(text.trim())),
        Kind::Boolean => text.is_some_and(|text| {
            let text = text.trim().to_ascii_lowercase();
            matches!(
                text.as_str(),
                "true" | "false" | "yes" | "no" | "on" | "off"
            )
        }),
        Kind::Json => text.is_some() || map,
        Kind::Map | Kind::Object(_) => map,
        Kind::List(_) => list,
    }
}

fn whole(text: &str) -> bool {
    text.parse::<i64>().is_ok()
        || text
            .parse::<f64>()
            .is_ok_and(|number| number.fract() == 0.0)
}

fn told(resolved: &Resolved<'_>) -> &'static str {
    match resolved {
        Resolved::Node(node) if node.is_map() => "a mapping",
        Resolved::Node(node) if node.is_list() => "a list",
        Resolved::List(_) => "a list",
        Resolved::Node(_) | Resolved::Text(_) | Resolved::Reference(_) => "a text",
    }
}

fn wanted(kind: &Kind) -> &'static str {
    match kind {
        Kind::String => "a text",
        Kind::Integer => "a whole number",
        Kind::Boolean => "true or false",
        Kind::Json => "a policy document",
        Kind::Map | Kind::Object(_) => "a mapping",
        Kind::List(_) => "a list",
    }
}
