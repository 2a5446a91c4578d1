//! Dynamic references (`{{resolve:secretsmanager:…}}`): read at deployment, so never known here.

use fact::{Outcome, Text, Value, Why};

use crate::Resolved;

/// What a dynamic reference begins with.
pub(crate) const OPEN: &str = "{{resolve:";

const CLOSE: &str = "}}";

/// A text whose dynamic references are holes; unknown when it is nothing else.
pub(crate) fn veiled<'t>(text: Value<Text>) -> Value<Resolved<'t>> {
    text.and_then(|text| match parts(&text) {
        None => Outcome::Known(Resolved::Text(text)),
        Some(veiled) if veiled.as_str().len() == Text::HOLE.len_utf8() => {
            Outcome::Unknown(Why::Secret(text.as_str().to_owned()))
        }
        Some(veiled) => Outcome::Known(Resolved::Text(veiled)),
    })
}

/// The text with its references hidden; `None` when there are none.
fn parts(text: &Text) -> Option<Text> {
    let written = text.as_str();
    let mut rest = written.find(OPEN)?;
    let mut veiled = text.slice(0, rest);
    loop {
        let tail = written.get(rest..).unwrap_or("");
        let end = tail
            .find(CLOSE)
            .map_or(written.len(), |close| rest + close + CLOSE.len());
        veiled.push_hole(text.source(rest, end).unwrap_or_default());
        let tail = written.get(end..).unwrap_or("");
        match tail.find(OPEN) {
            Some(next) => {
                veiled.append(&text.slice(end, end + next));
                rest = end + next;
            }
            None => {
                veiled.append(&text.slice(end, written.len()));
                return Some(veiled);
            }
        }
    }
}
