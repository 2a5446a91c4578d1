//! Natural lines into blank lines, comments and logical lines with their continuations joined.

use fact::{Span, Text};
use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_till},
    combinator::opt,
};

use super::{Problem, ProblemKind, is_blank, part::Part};

/// What one step through the text yields.
pub(crate) enum Line<'a> {
    /// Nothing to read.
    Blank,
    /// A comment; `text` is what follows the marker.
    Comment { text: &'a str, span: Span },
    /// Natural lines joined at their continuations: no leading whitespace, no backslash left dangling at the end.
    Logical { joined: Part<'a>, span: Span },
}

/// The content of a natural line and what ended it, if anything did.
fn natural(input: &str) -> IResult<&str, (&str, Option<&str>)> {
    let ending = alt((tag("\r\n"), tag("\n"), tag("\r")));
    (take_till(|c| c == '\n' || c == '\r'), opt(ending)).parse(input)
}

/// Reads one line of `rest`, a tail of `source`; gives the line and what is behind it.
pub(crate) fn next<'a>(
    source: &Part<'a>,
    rest: &'a str,
    problems: &mut Vec<Problem>,
) -> (Line<'a>, &'a str) {
    let length = source.as_str().len();
    let at = |tail: &str| length - tail.len();
    let place = |start: usize, end: usize| source.source(start, end).unwrap_or_default();

    let begin = rest.trim_start_matches(is_blank);
    let Ok((behind, (content, ending))) = natural(begin) else {
        return (Line::Blank, "");
    };
    if content.is_empty() {
        return (Line::Blank, behind);
    }
    // A backslash that has nothing to continue leaves the line below a new one, comments included. Java's reader still
    // makes an empty pair of it where the text ends right there, be it behind a single line end character.
    if content == "\\" && !(behind.is_empty() && ending != Some("\r\n")) {
        return (Line::Blank, behind);
    }
    if content.starts_with(['#', '!']) {
        let span = place(at(begin), at(begin) + content.len());
        let text = content.get(1..).unwrap_or("");
        return (Line::Comment { text, span }, behind);
    }

    let mut joined: Option<Text> = None;
    let mut tail = begin;
    while let Ok((behind, (content, _))) = natural(tail) {
        let continues = (content.len() - content.trim_end_matches('\\').len()) % 2 == 1;
        let kept = at(tail) + content.len() - usize::from(continues);
        let below = behind.trim_start_matches(is_blank);
        if let Some(joined) = &mut joined {
            source.copy(at(tail), kept, joined);
        }
        if !continues || below.is_empty() {
            // A line on its own, as most are, is read where it stands.
            let joined = joined.map_or_else(|| source.cut(at(tail), kept), Part::made);
            let span = place(at(rest), at(tail) + content.len());
            let behind = if continues { below } else { behind };
            return (Line::Logical { joined, span }, behind);
        }
        if joined.is_none() {
            let first = joined.insert(Text::new());
            source.copy(at(tail), kept, first);
        }
        if below.starts_with(['#', '!']) {
            let end = below.find(['\n', '\r']).unwrap_or(below.len());
            problems.push(Problem {
                kind: ProblemKind::SwallowedComment,
                span: place(at(below), at(below) + end),
            });
        }
        tail = below;
    }
    (Line::Blank, "")
}
