//! MSK015: a number too small or too large, a text too short or too long, a list with too few or too many entries.

use fact::{Hit, Span};
use lint::Findings;
use model::{
    Shaped, ShapedValue,
    facts::{Bounds, Kind},
};

pub(crate) fn check(shaped: &Shaped<'_>, out: &mut Findings<'_>) {
    for written in &shaped.values {
        let (property, cursor) = (written.property, &written.cursor);
        if let (Some(range), Kind::Integer) = (property.range, &property.kind) {
            let number = cursor.number();
            let mut wrong = 0.0;
            let hit = number.holds(|value| outside(range, *value, &mut wrong));
            tell(out, written, hit, format!("is {wrong}; it takes {range}"));
        }
        if let (Some(length), Kind::String) = (property.length, &property.kind) {
            // Words from a fixed list have a rule of their own.
            if !property.allowed.is_empty() {
                continue;
            }
            let text = cursor.string();
            let mut wrong = 0.0;
            let hit = text.holds(|text| outside(length, text.chars().count() as f64, &mut wrong));
            let what = format!("has {wrong} characters; it takes {length}");
            tell(out, written, hit, what);
        }
        if let (Some(count), Kind::List(_)) = (property.count, &property.kind) {
            let list = cursor.elements();
            let mut wrong = 0.0;
            let hit = list.holds(|list| outside(count, list.len() as f64, &mut wrong));
            tell(
                out,
                written,
                hit,
                format!("has {wrong} entries; it takes {count}"),
            );
        }
    }
}

fn outside(bounds: Bounds, value: f64, wrong: &mut f64) -> bool {
    let refused = !bounds.contains(value);
    if refused {
        *wrong = value;
    }
    refused
}

fn tell(out: &mut Findings<'_>, written: &ShapedValue<'_>, hit: Option<Hit>, what: String) {
    let Some(hit) = hit else { return };
    let path = written.cursor.path();
    let name = path.as_str().rsplit('/').next().unwrap_or("");
    let message = format!("{name} of {} {what}", written.resource.name());
    let span: Span = match written.property.kind {
        Kind::List(_) => written.cursor.key().unwrap_or(written.cursor.span()),
        _ => hit.span.unwrap_or(written.cursor.span()),
    };
    out.at(span, path, &hit, message);
}
