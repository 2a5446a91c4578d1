//! A scalar's decoded text with the source bytes of each piece: the way from a setting inside
//! `ServerProperties: |` or a JSON string back to the bytes a reader sees.

use fact::{Span, Text};

use crate::{Kind, Node, Style};

impl Node {
    /// The decoded text with its sources; `None` unless this is a scalar of `source`. Where the way back cannot be
    /// retraced the text stands for the whole scalar.
    #[must_use]
    pub fn text(&self, source: &str) -> Option<Text> {
        let Kind::Scalar(scalar) = &self.kind else {
            return None;
        };
        let raw = source.get(self.span.range()).unwrap_or("");
        let pieces = match scalar.style {
            Style::Plain => folded(raw, self.span, &scalar.text, 0),
            Style::SingleQuoted => single_quoted(raw, self.span, &scalar.text),
            Style::DoubleQuoted => double_quoted(raw, self.span),
            Style::Literal | Style::Folded => {
                folded(raw, self.span, &scalar.text, indentation(source, self.span))
            }
        };
        let faithful = pieces.filter(|text| text.as_str() == scalar.text);
        Some(faithful.unwrap_or_else(|| Text::standing_for(&scalar.text, self.span)))
    }
}

/// What a quoted text over several lines stands for, read from its source alone; `None` for any other.
pub(crate) fn unfold(raw: &str, style: Style) -> Option<String> {
    match style {
        Style::DoubleQuoted => {
            double_quoted(raw, Span::default()).map(|text| text.as_str().to_owned())
        }
        Style::SingleQuoted => {
            let inner = raw.strip_prefix('\'')?.strip_suffix('\'')?;
            let mut text = String::new();
            let mut breaks = 0;
            for (number, line) in inner.split('\n').enumerate() {
                let line = if number == 0 {
                    line.trim_end()
                } else {
                    line.trim()
                };
                breaks += usize::from(number > 0);
                if line.is_empty() && number > 0 {
                    continue;
                }
                match breaks {
                    0 => {}
                    1 => text.push(' '),
                    more => text.push_str(&"\n".repeat(more - 1)),
                }
                breaks = 0;
                text.push_str(line);
            }
            Some(text.replace("''", "'"))
        }
        _ => None,
    }
}

fn sub(span: Span, start: usize, end: usize) -> Span {
    Span::new(
        span.file,
        span.start as usize + start,
        span.start as usize + end,
    )
}

/// Columns before the first content byte of a block scalar: what every line loses.
fn indentation(source: &str, span: Span) -> usize {
    let before = source.get(..span.start as usize).unwrap_or("");
    before.len() - before.rfind('\n').map_or(0, |newline| newline + 1)
}

/// Plain, literal and folded scalars: each source line stands verbatim in the decoded text, each line break as one
/// separator at most.
fn folded(raw: &str, span: Span, decoded: &str, indent: usize) -> Option<Text> {
    let mut text = Text::new();
    let mut rest = decoded;
    let mut at = 0;
    for (number, line) in raw.split_inclusive('\n').enumerate() {
        let content = line.trim_end_matches(['\n', '\r']);
        // The first line starts at its content; the others lose the block's indentation, plain ones all of it.
        let lost = match number {
            0 => 0,
            _ if indent == 0 => content.len() - content.trim_start().len(),
            _ => content
                .bytes()
                .take(indent)
                .take_while(|byte| *byte == b' ')
                .count(),
        };
        let mut kept = content.get(lost..)?;
        if !rest.starts_with(kept) {
            kept = kept.trim_end();
        }
        rest = rest.strip_prefix(kept)?;
        text.push_verbatim(kept, sub(span, at + lost, at + lost + kept.len()));
        let end = at + line.len();
        if line.len() > content.len()
            && let Some(separator) = rest.chars().next().filter(|c| matches!(c, '\n' | ' '))
        {
            rest = rest.get(separator.len_utf8()..)?;
            text.push(
                separator.encode_utf8(&mut [0; 4]),
                sub(span, at + content.len(), end),
            );
        }
        at = end;
    }
    // Chomping keeps line ends that the trimmed span no longer holds.
    if !rest.is_empty() && rest.bytes().all(|byte| byte == b'\n') {
        text.push(rest, sub(span, at, at));
        rest = "";
    }
    rest.is_empty().then_some(text)
}

fn single_quoted(raw: &str, span: Span, decoded: &str) -> Option<Text> {
    let inner = raw.strip_prefix('\'')?.strip_suffix('\'')?;
    if inner.contains('\n') {
        return folded(inner, sub(span, 1, raw.len()), decoded, 0);
    }
    let mut text = Text::new();
    let mut at = 1;
    for (number, part) in inner.split("''").enumerate() {
        if number > 0 {
            text.push("'", sub(span, at, at + 2));
            at += 2;
        }
        text.push_verbatim(part, sub(span, at, at + part.len()));
        at += part.len();
    }
    Some(text)
}

fn double_quoted(raw: &str, span: Span) -> Option<Text> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = Text::new();
    let mut at = 1;
    let mut rest = inner;
    while !rest.is_empty() {
        let plain = rest.find(['\\', '\n']).unwrap_or(rest.len());
        let (verbatim, tail) = rest.split_at(plain);
        if tail.starts_with('\n') {
            let (separator, used) = fold(verbatim, tail);
            let kept = verbatim.trim_end();
            text.push_verbatim(kept, sub(span, at, at + kept.len()));
            let used = plain + used;
            text.push(&separator, sub(span, at + kept.len(), at + used));
            at += used;
            rest = rest.get(used..)?;
            continue;
        }
        text.push_verbatim(verbatim, sub(span, at, at + plain));
        at += plain;
        if tail.is_empty() {
            break;
        }
        let (decoded, used) = escape(tail)?;
        text.push(&decoded, sub(span, at, at + used));
        at += used;
        rest = tail.get(used..)?;
    }
    Some(text)
}

/// Line folding inside quotes: one break is a blank, more are one newline less.
fn fold(_before: &str, tail: &str) -> (String, usize) {
    let used = tail.len() - tail.trim_start().len();
    let breaks = tail.get(..used).unwrap_or("").matches('\n').count();
    let separator = if breaks <= 1 {
        " ".to_owned()
    } else {
        "\n".repeat(breaks - 1)
    };
    (separator, used)
}

/// One escape sequence: what it stands for and how many bytes it takes.
fn escape(tail: &str) -> Option<(String, usize)> {
    let letter = tail.chars().nth(1)?;
    let simple = match letter {
        'n' => "\n",
        't' | '\t' => "\t",
        'r' => "\r",
        '0' => "\0",
        'a' => "\u{7}",
        'b' => "\u{8}",
        'v' => "\u{b}",
        'f' => "\u{c}",
        'e' => "\u{1b}",
        ' ' => " ",
        '"' => "\"",
        '/' => "/",
        '\\' => "\\",
        'N' => "\u{85}",
        '_' => "\u{a0}",
        'L' => "\u{2028}",
        'P' => "\u{2029}",
        '\n' => {
            let used = 1 + tail.get(1..)?.len() - tail.get(1..)?.trim_start().len();
            return Some((String::new(), used));
        }
        'x' => return Some((char::from_u32(hex(tail, 2, 2)?)?.to_string(), 4)),
        'U' => return Some((char::from_u32(hex(tail, 2, 8)?)?.to_string(), 10)),
        'u' => {
            let unit = hex(tail, 2, 4)?;
            if (0xD800..0xDC00).contains(&unit) && tail.get(6..8) == Some("\\u") {
                let low = hex(tail, 8, 4)?
                    .checked_sub(0xDC00)
                    .filter(|low| *low < 0x400)?;
                let joined = 0x10000 + ((unit - 0xD800) << 10) + low;
                return Some((char::from_u32(joined)?.to_string(), 12));
            }
            return Some((char::from_u32(unit)?.to_string(), 6));
        }
        _ => return None,
    };
    Some((simple.to_owned(), 1 + letter.len_utf8()))
}

fn hex(text: &str, from: usize, digits: usize) -> Option<u32> {
    u32::from_str_radix(text.get(from..from + digits)?, 16).ok()
}
