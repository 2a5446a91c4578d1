//! Where in a template, or in settings, a place is, while the text around it may be half typed and fit no grammar. In: a
//! text and a byte; out: the names around it, and what is being written there.

mod flow;
mod json;
mod yaml;

use std::ops::Range;

/// A place in a template.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Context {
    /// Names from the root down, those of functions and places in lists left out; with the entry's own for a value.
    pub(crate) path: Vec<String>,
    /// The type of the resource around it.
    pub(crate) kind: Option<String>,
    /// What stands there.
    pub(crate) at: At,
}

/// What is being written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// The name of an entry.
    Key {
        /// The bytes of it up to the place.
        word: Range<usize>,
        /// The entries beside it.
        others: Vec<String>,
        /// How names are written there.
        style: Style,
    },
    /// The value of the last name of the path.
    Value {
        /// The bytes of it up to the place.
        word: Range<usize>,
        /// How values are written there.
        style: Style,
    },
    /// A line of settings inside `ServerProperties`.
    Settings {
        /// The bytes of the line up to the place.
        line: Range<usize>,
    },
}

/// How a name or a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// YAML, an entry per line.
    Block,
    /// Inside quotes, or within braces of YAML: nothing may be added.
    Bare,
    /// JSON without its quotes yet.
    Unquoted,
}

/// The place of a byte in a template; `None` where nothing of ours can stand, as in a comment.
pub(crate) fn of_template(text: &str, byte: usize) -> Option<Context> {
    match text.trim_start().starts_with('{') {
        true => json::context(text, byte),
        false => yaml::context(text, byte),
    }
}

/// The line of settings that a byte of a `.properties` text stands in, up to that byte.
pub(crate) fn of_settings(text: &str, byte: usize) -> Option<Range<usize>> {
    let before = text.get(..byte)?;
    let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let above = before.get(..start)?.trim_end_matches(['\n', '\r']);
    // Behind a backslash the line above goes on.
    let goes_on = above
        .bytes()
        .rev()
        .take_while(|byte| *byte == b'\\')
        .count()
        % 2
        == 1;
    (!goes_on).then_some(start..byte)
}

/// A line of settings: the bytes of its key, and those of its value when there is a separator.
pub(crate) fn parted(
    text: &str,
    line: Range<usize>,
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let written = text.get(line.clone())?;
    let start = line.start + (written.len() - written.trim_start().len());
    let written = written.trim_start();
    if written.starts_with(['#', '!']) {
        return None;
    }
    let Some(at) = written.find(['=', ':']) else {
        return Some((start..line.end, None));
    };
    let key = written.get(..at)?.trim_end();
    let value = written.get(at + 1..)?;
    let blank = value.len() - value.trim_start().len();
    let value = start + at + 1 + blank..line.end;
    Some((start..start + key.len(), Some(value)))
}

/// The whole word around a byte: what names, sizes and versions consist of.
pub(crate) fn word(text: &str, byte: usize) -> Range<usize> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    let (before, after) = (
        text.get(..byte).unwrap_or(""),
        text.get(byte..).unwrap_or(""),
    );
    let start = before.trim_end_matches(part).len();
    let end = byte + (after.len() - after.trim_start_matches(part).len());
    start..end
}

/// Whether a name is that of a function, which stands between a property and its value.
fn is_function(name: &str) -> bool {
    name.starts_with("Fn::")
}

#[cfg(test)]
mod tests;
