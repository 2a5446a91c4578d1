//! Where a suppression may stand, the nearest first: behind the line of the finding, on a line of its own above it, in
//! the metadata of the resource.

use fact::Span;
use model::Estate;

use super::{Wish, metadata};
use crate::{Edit, Finding};

/// A comment that makes a line longer than this goes above it.
const WIDTH: usize = 120;

pub(super) fn all(estate: &Estate, finding: &Finding, wish: &Wish) -> Vec<Edit> {
    let comments = comments(estate, finding.at, &comment(wish));
    comments
        .into_iter()
        .flatten()
        .chain(metadata::place(estate, finding, wish))
        .collect()
}

/// `# mskwise-ignore MSK101 until 2027-03-31: reason`.
fn comment(wish: &Wish) -> String {
    let until = wish.until.map(|date| format!(" until {date}"));
    format!(
        "# mskwise-ignore {}{}: {}",
        wish.rule,
        until.unwrap_or_default(),
        wish.reason.trim()
    )
}

fn comments(estate: &Estate, at: Span, comment: &str) -> Option<Vec<Edit>> {
    let text = estate.sources.get(at.file)?.text();
    // We would read a comment in JSON; nobody else would.
    if text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let before = text.get(..at.start as usize)?;
    let start = before.rfind('\n').map_or(0, |line| line + 1);
    let line = text.get(start..)?.lines().next()?;
    let end = start + line.trim_end().len();
    let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let insert = |at_byte: usize, text: String| Edit {
        span: Span::new(at.file, at_byte, at_byte),
        text,
    };
    let above = insert(start, format!("{indent}{comment}{ending}"));
    // A comment behind a line without visible end stays one blank apart.
    let behind = insert(end, format!(" {comment}"));
    let wide = line.trim_end().chars().count() + 1 + comment.chars().count() > WIDTH;
    Some(match wide {
        true => vec![above, behind],
        false => vec![behind, above],
    })
}
