//! Escapes into characters, each standing for the source of its escape.

use fact::{Span, Text};
use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{take_till1, take_while_m_n},
    character::complete::{anychar, char},
    combinator::{map, map_opt},
    sequence::preceded,
};

use super::{Problem, ProblemKind, part::Part};

/// One step through a raw key or value.
enum Piece {
    /// Characters without a backslash.
    Plain,
    /// One UTF-16 code unit.
    Unit(u16),
    /// `\u` without four hex digits.
    Malformed,
    /// Any other character behind a backslash.
    Escaped(char),
    /// A backslash with nothing behind it: joined lines have none, so this is only here to be total.
    Nothing,
}

fn piece(input: &str) -> IResult<&str, Piece> {
    let digits = take_while_m_n(4, 4, |c: char| c.is_ascii_hexdigit());
    let unit = map_opt(digits, |hex| u16::from_str_radix(hex, 16).ok());
    let unicode = preceded(
        char('u'),
        alt((map(unit, Piece::Unit), |rest| Ok((rest, Piece::Malformed)))),
    );
    let escape = alt((unicode, map(anychar, Piece::Escaped), |rest| {
        Ok((rest, Piece::Nothing))
    }));
    alt((
        map(take_till1(|c| c == '\\'), |_| Piece::Plain),
        preceded(char('\\'), escape),
    ))
    .parse(input)
}

/// Decodes `start..end` of a joined line.
pub(crate) fn decode(
    joined: &Part<'_>,
    start: usize,
    end: usize,
    problems: &mut Vec<Problem>,
) -> Text {
    let mut decoded = Text::new();
    let mut rest = joined.as_str().get(start..end).unwrap_or("");
    // The first half of a surrogate pair, waiting for the second.
    let mut high: Option<(u16, Span)> = None;
    while let Ok((behind, piece)) = piece(rest) {
        let (from, until) = (end - rest.len(), end - behind.len());
        let span = joined.source(from, until).unwrap_or_default();
        rest = behind;
        if let Some((first, whole)) = high.take() {
            if let Piece::Unit(second) = piece
                && let Some(c) = character(&[first, second])
            {
                push(&mut decoded, c, whole.to(span));
                continue;
            }
            alone(&mut decoded, whole, problems);
        }
        let mut report = |kind| problems.push(Problem { kind, span });
        match piece {
            Piece::Plain => joined.copy(from, until, &mut decoded),
            Piece::Unit(unit) => match character(&[unit]) {
                Some(c) => push(&mut decoded, c, span),
                None if unit < 0xDC00 => high = Some((unit, span)),
                None => alone(&mut decoded, span, problems),
            },
            Piece::Malformed => {
                report(ProblemKind::MalformedUnicode);
                push(&mut decoded, 'u', span);
            }
            Piece::Escaped(c) => {
                if c.is_alphanumeric() && !"tnrf".contains(c) {
                    report(ProblemKind::LostBackslash(c));
                }
                push(&mut decoded, control(c), span);
            }
            Piece::Nothing => {}
        }
    }
    if let Some((_, whole)) = high {
        alone(&mut decoded, whole, problems);
    }
    decoded
}

fn control(c: char) -> char {
    match c {
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        'f' => '\u{c}',
        other => other,
    }
}

/// The one character the units encode, if they do.
fn character(units: &[u16]) -> Option<char> {
    let mut characters = char::decode_utf16(units.iter().copied());
    let first = characters.next()?.ok()?;
    characters.next().is_none().then_some(first)
}

fn push(decoded: &mut Text, c: char, span: Span) {
    decoded.push(c.encode_utf8(&mut [0; 4]), span);
}

fn alone(decoded: &mut Text, span: Span, problems: &mut Vec<Problem>) {
    problems.push(Problem {
        kind: ProblemKind::LoneSurrogate,
        span,
    });
    push(decoded, char::REPLACEMENT_CHARACTER, span);
}
