//! The place of a byte in JSON, by what is open before it.

use super::{At, Context, Style, is_function};

/// A brace or bracket that is open.
struct Open {
    /// Where it stands.
    start: usize,
    /// Whether it is a brace.
    map: bool,
    /// The entry whose value is being written.
    key: Option<String>,
    /// Whether the colon of that entry was seen.
    colon: bool,
    /// The names so far.
    names: Vec<String>,
}

pub(super) fn context(text: &str, byte: usize) -> Option<Context> {
    let mut open: Vec<Open> = Vec::new();
    let mut rest = text.char_indices().peekable();
    let mut word = byte;
    let mut inside = false;
    while let Some((at, character)) = rest.next() {
        if at >= byte {
            break;
        }
        match character {
            '{' | '[' => open.push(Open {
                start: at,
                map: character == '{',
                key: None,
                colon: false,
                names: Vec::new(),
            }),
            '}' | ']' => {
                open.pop();
            }
            ',' => {
                if let Some(last) = open.last_mut() {
                    (last.key, last.colon) = (None, false);
                }
            }
            ':' => {
                if let Some(last) = open.last_mut() {
                    last.colon = true;
                }
            }
            '"' => {
                let end = end_of_string(text, at);
                if byte <= end {
                    (word, inside) = (at + 1, true);
                    break;
                }
                let name = text.get(at + 1..end).unwrap_or("");
                if let Some(last) = open.last_mut()
                    && last.map
                    && !last.colon
                {
                    last.names.push(name.to_owned());
                    last.key = Some(name.to_owned());
                }
                while rest.peek().is_some_and(|(at, _)| *at <= end) {
                    rest.next();
                }
            }
            _ => {}
        }
    }
    if !inside {
        let before = text.get(..byte)?;
        let part = |c: char| c.is_alphanumeric();
        word = before.trim_end_matches(part).len();
    }
    let names = open.iter().filter_map(|open| open.key.as_deref());
    let path: Vec<String> = names
        .filter(|name| !is_function(name))
        .map(str::to_owned)
        .collect();
    let in_resources = open.first()?.key.as_deref() == Some("Resources");
    let resource = open.get(2).filter(|_| in_resources);
    let kind = resource.and_then(|open| kind(text, open.start));
    let last = open.last()?;
    let settings = path.last().is_some_and(|name| name == "ServerProperties");
    let style = match inside {
        true => Style::Bare,
        false => Style::Unquoted,
    };
    let at = match last.map && !last.colon {
        true if last.key.is_some() => return None,
        true => At::Key {
            word: word..byte,
            others: last.names.clone(),
            style,
        },
        false if settings && inside => {
            let written = text.get(word..byte)?;
            let line = written.rfind("\\n").map_or(0, |end| end + 2);
            At::Settings {
                line: word + line..byte,
            }
        }
        false => At::Value {
            word: word..byte,
            style,
        },
    };
    Some(Context { path, kind, at })
}

/// Where the quote is that closes the string which begins at `start`; the end of the line, or of the text, when there is
/// none.
fn end_of_string(text: &str, start: usize) -> usize {
    let mut escaped = false;
    for (at, character) in text.get(start + 1..).unwrap_or("").char_indices() {
        match character {
            '"' | '\n' if !escaped => return start + 1 + at,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// The `Type` of the resource whose brace stands at `start`.
fn kind(text: &str, start: usize) -> Option<String> {
    let mut depth = 0usize;
    let mut last: Option<&str> = None;
    let mut wanted = false;
    let mut at = start;
    while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
        match character {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.checked_sub(1).filter(|depth| *depth > 0)?,
            ':' => wanted = depth == 1 && last == Some("Type"),
            ',' => wanted = false,
            '"' => {
                let end = end_of_string(text, at);
                let value = text.get(at + 1..end)?;
                if wanted {
                    return Some(value.to_owned());
                }
                last = (depth == 1).then_some(value);
                at = end;
            }
            _ => {}
        }
        at += text.get(at..)?.chars().next().map_or(1, char::len_utf8);
    }
    None
}
