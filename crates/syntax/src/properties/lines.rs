//! Natural lines into blank lines, comments and logical lines with their continuations joined.

use fact::{Span, Text};
use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_till},
    combinator::opt,
};

use super::{Problem, ProblemKind, is_blank};

/// What one step through the text yields.
pub(crate) enum Line<'a> {
    /// Nothing to read.
    Blank,
    /// A comment; `text` is what follows the marker.
    Comment { text: &'a str, span: Span },
    /// Natural lines joined at their continuations: no leading whitespace, no backslash left dangling at the end.
    Logical { joined: Text, span: Span },
}

/// The content of a natural line and what ended it, if anything did.
fn natural(input: &str) -> IResult<&str, (&str, Option<&str>)> {
    let ending = alt((tag("\r\n"), tag("\n"), tag("\r")));
    (take_till(|c| c == '\n' || c == '\r'), opt(ending)).parse(input)
}

/// Reads one line of `rest`, a tail of `source`; gives the line and what is behind it.
pub(crate) fn next<'a>(
    source: &Text,
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

    let mut joined = Text::new();
    let mut tail = begin;
    while let Ok((behind, (content, _))) = natural(tail) {
        let continues = (content.len() - content.trim_end_matches('\\').len()) % 2 == 1;
        let kept = content.len() - usize::from(continues);
        copy(source, at(tail), at(tail) + kept, &mut joined);
        let below = behind.trim_start_matches(is_blank);
        if !continues || below.is_empty() {
            let span = place(at(rest), at(tail) + content.len());
            let behind = if continues { below } else { behind };
            return (Line::Logical { joined, span }, behind);
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

/// Appends `start..end` of `from`, character by character so that every piece keeps its own source.
/// (`Text::slice` visits all pieces; a block scalar has one per line, and this runs once per line.)
pub(crate) fn copy(from: &Text, start: usize, end: usize, into: &mut Text) {
    let text = from.as_str().get(start..end).unwrap_or("");
    // A run of characters that share one source stands for it as a whole: a substituted value stays one piece.
    let mut shared: Option<(usize, Span)> = None;
    let mut flush = |run: Option<(usize, Span)>, until: usize| {
        let Some((begin, span)) = run else { return };
        let piece = text.get(begin..until).unwrap_or("");
        if piece.len() == span.len() && piece.chars().nth(1).is_none() {
            into.push_verbatim(piece, span);
        } else {
            into.push(piece, span);
        }
    };
    for (at, c) in text.char_indices() {
        let begin = start + at;
        let span = from.source(begin, begin + c.len_utf8()).unwrap_or_default();
        if shared.is_none_or(|(_, run)| run != span) {
            flush(shared, at);
            shared = Some((at, span));
        }
    }
    flush(shared, text.len());
}
