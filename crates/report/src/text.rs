//! Small texts every format needs: safe lines, escapes, counts.

use std::borrow::Cow;
use std::fmt;

/// A character that must not reach a terminal or a log as it is: control characters could move the cursor or forge
/// lines, direction marks could show a text that is not there.
fn unsafe_to_show(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// The text as one line that is safe to print.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    if !text.contains(unsafe_to_show) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| match c {
        '\n' | '\t' | '\r' => ' ',
        c if unsafe_to_show(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    Cow::Owned(shown.collect())
}

/// The text with every unsafe character but line feeds and tabs replaced by one of the same length in bytes, so that
/// offsets stay true. A carriage return would let what follows overwrite the line.
#[cfg(feature = "pretty")]
pub(crate) fn same_length(text: &str) -> Cow<'_, str> {
    let kept = |c: char| matches!(c, '\n' | '\t') || !unsafe_to_show(c);
    if text.chars().all(kept) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| match c {
        c if kept(c) => c,
        '\r' => ' ',
        c if c.len_utf8() == 1 => '?',
        c if c.len_utf8() == 2 => '\u{BF}',
        _ => char::REPLACEMENT_CHARACTER,
    });
    Cow::Owned(shown.collect())
}

/// `1 error`, `2 errors`.
pub(crate) fn count(number: usize, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

/// A value as JSON, indented, with a line end.
pub(crate) fn json(value: &impl serde::Serialize, out: &mut impl fmt::Write) -> fmt::Result {
    let text = crate::indented(value).map_err(|_| fmt::Error)?;
    out.write_str(&text)?;
    out.write_char('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_never_reach_the_reader() {
        assert_eq!(line("a\u{1b}[2Jb\nc"), "a\u{FFFD}[2Jb c");
        assert_eq!(line("plain ü"), "plain ü");
        assert_eq!(line("a\u{202E}b"), "a\u{FFFD}b");
    }

    #[cfg(feature = "pretty")]
    #[test]
    fn offsets_stay_true_when_characters_are_replaced() {
        let text = "a\u{7}b\u{85}c\u{202E}d\te\n";
        let shown = same_length(text);
        assert_eq!(shown.len(), text.len());
        assert_eq!(shown, "a?b\u{BF}c\u{FFFD}d\te\n");
        assert_eq!(same_length("a\rb\r\n"), "a b \n");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(
            [count(0, "note"), count(1, "note"), count(2, "note")],
            ["0 notes", "1 note", "2 notes"]
        );
    }
}
