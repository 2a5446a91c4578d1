//! A line of settings where it stands in a file, in a block of YAML or inside a quoted text. In: bytes of its key or
//! value. Out: the edit that takes it out, or puts another one below it; nothing where the line shares its place with
//! other things, as the elements of `Fn::Join` do.

use fact::{Fact, Sources, Span};
use lint::Edit;
use model::{Client, Estate};
use syntax::properties::Entry;

/// The bytes of a line and how lines end there.
struct Line {
    /// From the first byte of the key to the last of the value.
    start: usize,
    end: usize,
    place: Place,
}

enum Place {
    /// A line of the file, which may be indented.
    Own,
    /// A stretch of a text in double quotes, whose lines end with a written `\n`.
    Escaped,
}

/// Takes the line of a setting out.
pub(crate) fn without(estate: &Estate, entry: &Entry) -> Option<Edit> {
    let span = entry.key_span();
    let text = estate.sources.get(span.file)?.text();
    let line = find(&estate.sources, span, entry.key())?;
    let (before, after) = (text.get(..line.start)?, text.get(line.end..)?);
    let range = match line.place {
        Place::Own => {
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            match after.find('\n') {
                Some(at) => (start, line.end + at + 1),
                // The last line of the file takes the line end before it along.
                None => (start.saturating_sub(1), text.len()),
            }
        }
        Place::Escaped if after.starts_with("\\n") => (line.start, line.end + 2),
        Place::Escaped if before.ends_with("\\n") => (line.start - 2, line.end),
        Place::Escaped => return None,
    };
    Some(Edit {
        span: Span::new(span.file, range.0, range.1),
        text: String::new(),
    })
}

/// Takes the line of a client's setting out.
pub(crate) fn without_setting<T>(
    estate: &Estate,
    client: &Client<'_>,
    fact: &Fact<T>,
) -> Option<Edit> {
    let mut entries = client.file.properties.entries.iter();
    let own = |entry: &&Entry| entry.value_span() == fact.span || entry.span().contains(fact.span);
    without(estate, entries.find(own)?)
}

/// Puts `setting` below the last of the entries, spelled and indented as they are.
pub(crate) fn with(estate: &Estate, entries: &[Entry], setting: &str) -> Option<Edit> {
    let last = entries.last()?;
    let span = last.key_span();
    let text = estate.sources.get(span.file)?.text();
    let line = find(&estate.sources, span, last.key())?;
    let (at, text) = match line.place {
        Place::Own => {
            let start = text.get(..line.start)?.rfind('\n').map_or(0, |at| at + 1);
            let indent = text.get(start..line.start)?;
            let behind = text.get(line.end..)?;
            let end = behind
                .find(['\r', '\n'])
                .map_or(text.len(), |at| line.end + at);
            let ending = if behind.contains("\r\n") {
                "\r\n"
            } else {
                "\n"
            };
            (end, format!("{ending}{indent}{setting}"))
        }
        Place::Escaped => (line.end, format!("\\n{setting}")),
    };
    Some(Edit {
        span: Span::new(span.file, at, at),
        text,
    })
}

fn find(sources: &Sources, span: Span, key: &str) -> Option<Line> {
    let text = sources.get(span.file)?.text();
    let start = span.start as usize;
    if key.is_empty() || !text.get(start..)?.starts_with(key) {
        return None;
    }
    let before = text.get(..start)?;
    let own = before.rsplit('\n').next().unwrap_or("");
    let rest = text.get(start..)?;
    let to_end = rest.lines().next().unwrap_or("");
    if own.chars().all(char::is_whitespace) {
        let goes_on = to_end.ends_with('\\') || before.trim_end().ends_with('\\');
        let end = start + to_end.len();
        return (!goes_on).then_some(Line {
            start,
            end,
            place: Place::Own,
        });
    }
    // Inside double quotes: right behind the quote or an escaped line end, up to the next of either.
    if !own.ends_with('"') && !own.ends_with("\\n") {
        return None;
    }
    let end = to_end.find(['\\', '"'])?;
    let behind = to_end.get(end..)?;
    let ends = behind.starts_with("\\n") || behind.starts_with('"');
    ends.then_some(Line {
        start,
        end: start + end,
        place: Place::Escaped,
    })
}
