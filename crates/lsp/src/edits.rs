//! The difference of two texts as edits, as small as is easily had, so that the editor's marks stay where they are.

use std::ops::Range;

use lsp_types::TextEdit;

use crate::lines::{Encoding, Lines};

/// What makes `after` of `before`.
pub(crate) fn between(before: &str, after: &str, encoding: Encoding) -> Vec<TextEdit> {
    let lines = Lines::new(before, encoding);
    let edits = pieces(before, after).into_iter();
    edits
        .map(|(bytes, text)| TextEdit::new(lines.range(bytes), text))
        .collect()
}

/// Line by line where there are as many as before; else from the first difference to the last.
fn pieces(before: &str, after: &str) -> Vec<(Range<usize>, String)> {
    let split = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    let (old, new) = (split(before), split(after));
    if old.len() != new.len() {
        return differing(before, after, 0).into_iter().collect();
    }
    let mut start = 0;
    let mut found = Vec::new();
    for (old, new) in old.into_iter().zip(new) {
        found.extend(differing(old, new, start));
        start += old.len();
    }
    found
}

fn differing(before: &str, after: &str, start: usize) -> Option<(Range<usize>, String)> {
    if before == after {
        return None;
    }
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let front: usize = before
        .chars()
        .zip(after.chars())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (old, new) = (before.get(front..)?, after.get(front..)?);
    let back: usize = old
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let text = new.get(..new.len() - back)?.to_owned();
    Some((start + front..start + before.len() - back, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_make_the_other_text() {
        for (before, after, count) in [
            ("a=1\nb=2\nc=3\n", "a=1\nb=é\nc=4\n", 2),
            ("a\nb\n", "a\nx\nb\n", 1),
            ("aaa", "aa", 1),
            ("", "x", 1),
            ("same", "same", 0),
            ("ü\nv\nw", "v\nw", 1),
        ] {
            let edits = pieces(before, after);
            assert_eq!(edits.len(), count, "{before:?} {after:?}");
            let mut text = before.to_owned();
            for (bytes, new) in edits.iter().rev() {
                text.replace_range(bytes.clone(), new);
            }
            assert_eq!(text, after);
        }
    }
}
