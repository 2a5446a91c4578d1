//! Events of granit-parser in, a [`Tree`] out. The only file that knows the event parser.

use fact::{FileId, Span};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, options};

use crate::{
    Node, Problem, ProblemKind, Scalar, Style, Tag,
    build::Builder,
    lenient::Lenient,
    limits::{MAX_BYTES, MAX_DEPTH},
};

/// What a YAML or JSON text holds.
#[derive(Debug, Default)]
pub struct Tree {
    /// The documents; none when the text cannot be read.
    pub documents: Vec<Node>,
    /// The comments, in order.
    pub comments: Vec<Comment>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// A `#` comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The text behind the `#`, trimmed.
    pub text: String,
    /// The bytes with the `#`.
    pub span: Span,
    /// Whether nothing but white space stands before it on its line.
    pub own_line: bool,
}

impl Tree {
    /// The first document.
    #[must_use]
    pub fn root(&self) -> Option<&Node> {
        self.documents.first()
    }
}

/// Reads YAML or JSON. Whatever is wrong becomes a [`Problem`]; a text that cannot be read has no documents.
#[must_use]
pub fn parse(file: FileId, text: &str) -> Tree {
    if text.len() > MAX_BYTES {
        return broken_with(Vec::new(), too_long(file, text, MAX_BYTES));
    }
    let mut lenient = Lenient::new(text);
    loop {
        match read(file, text, lenient.text()) {
            Ok(tree) => return tree,
            Err((comments, error)) => {
                let mended = error
                    .badly_indented_quote()
                    .is_some_and(|(understood, at)| lenient.mend(understood, at));
                if !mended {
                    return broken_with(comments, error.problem(file, text));
                }
            }
        }
    }
}

/// What keeps a text from being read.
enum Refusal {
    /// The parser's word, and the end of the last thing it understood.
    Parser {
        error: Box<ScanError>,
        understood: usize,
    },
    /// Ours.
    Ours(Box<Problem>),
}

impl Refusal {
    /// Where the parser met a quoted text that starts left of its block.
    fn badly_indented_quote(&self) -> Option<(usize, usize)> {
        match self {
            Self::Parser { error, understood }
                if matches!(error.kind(), ErrorKind::InvalidQuotedScalarIndent) =>
            {
                Some((*understood, error.marker().byte_offset()?))
            }
            _ => None,
        }
    }

    fn problem(self, file: FileId, text: &str) -> Problem {
        match self {
            Self::Parser { error, .. } => syntax_problem(file, text, &error),
            Self::Ours(mut problem) => {
                problem.span = inside(problem.span, text);
                *problem
            }
        }
    }
}

/// The part of a span that stands in the text, in whole characters: what is missing is missed behind its end.
fn inside(span: Span, text: &str) -> Span {
    let boundary = |at: usize| (at..text.len()).find(|at| text.is_char_boundary(*at));
    let end = boundary(span.end as usize).unwrap_or(text.len());
    let start = boundary(span.start as usize).unwrap_or(text.len());
    Span::new(span.file, start, end)
}

/// Reads a text; `original` is what stood there before anything was blanked.
fn read(file: FileId, original: &str, text: &str) -> Result<Tree, (Vec<Comment>, Refusal)> {
    let mut understood = 0;
    let options = options! {
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
        // JSON knows no limit on the length of a key.
        simple_key_max_lookahead: 1 << 16,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut builder = Builder::new(file);
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = match event {
            Ok(pair) => pair,
            Err(error) => {
                return Err((
                    builder.comments,
                    Refusal::Parser {
                        error: Box::new(error),
                        understood,
                    },
                ));
            }
        };
        let at = span_of(file, &span);
        understood = understood.max(at.end as usize);
        let tag = span.tag_span().and_then(|tag| tag_of(file, text, &tag));
        let step = match event {
            Event::Scalar(value, style, anchor, _) => {
                let style = style_of(style);
                // granit spells a value that was left out `~`.
                let left_out = style == Style::Plain && at.is_empty();
                let raw = original.get(at.range()).unwrap_or("");
                let blanked = text.get(at.range()) != Some(raw);
                let unfolded = blanked.then(|| crate::scalar::unfold(raw, style)).flatten();
                let scalar = Scalar {
                    text: match unfolded {
                        Some(unfolded) => unfolded.into(),
                        None if left_out => Default::default(),
                        None => value.as_ref().into(),
                    },
                    style,
                };
                builder.scalar(scalar, trimmed(text, at, style), tag, anchor)
            }
            Event::SequenceStart(_, anchor, _) => builder.open(false, at, tag, anchor),
            Event::MappingStart(_, anchor, _) => builder.open(true, at, tag, anchor),
            Event::SequenceEnd | Event::MappingEnd => builder.close(at),
            Event::Alias(anchor) => builder.alias(anchor, at),
            Event::UnresolvedAlias(name) => Err(Problem::new(
                ProblemKind::Syntax,
                at,
                format!("the alias `*{name}` has no anchor `&{name}` before it"),
            )),
            Event::Comment(comment, _) => {
                builder.comments.push(Comment {
                    text: comment.trim().to_owned(),
                    span: at,
                    own_line: starts_its_line(text, at.start as usize),
                });
                Ok(())
            }
            Event::DocumentEnd => {
                builder.end_document();
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(problem) = step {
            return Err((builder.comments, Refusal::Ours(Box::new(problem))));
        }
    }
    let mut tree = builder.finish();
    if tree.documents.is_empty() && tree.problems.is_empty() {
        let message = "the file is empty";
        tree.problems.push(Problem::new(
            ProblemKind::Empty,
            first_line(file, text),
            message,
        ));
    }
    Ok(tree)
}

/// The problem of a text over the bound.
#[must_use]
pub fn too_long(file: FileId, text: &str, most: usize) -> Problem {
    let message = format!("the file has more than {most} bytes, the most that is read");
    Problem::new(ProblemKind::Limit, first_line(file, text), message)
}

fn broken_with(comments: Vec<Comment>, problem: Problem) -> Tree {
    Tree {
        documents: Vec::new(),
        comments,
        problems: vec![problem],
    }
}

fn syntax_problem(file: FileId, text: &str, error: &ScanError) -> Problem {
    let mut start = error.marker().byte_offset().unwrap_or(0).min(text.len());
    // The parser stops behind a forbidden tab; what is wrong is the tab.
    while text.as_bytes().get(start.wrapping_sub(1)) == Some(&b'\t') {
        start -= 1;
    }
    let span = one_character(file, text, start);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return Problem::new(
            ProblemKind::Limit,
            span,
            format!("nested more than {MAX_DEPTH} levels deep"),
        );
    }
    let json = text.trim_start().starts_with(['{', '[']);
    let mut message = error.info();
    if json && message.contains("unclosed bracket") {
        message.push_str("; the JSON ends before it is closed");
    } else if message.contains("tabs disallowed") {
        message = "a tab indents this line; YAML is indented with spaces".to_owned();
    }
    Problem::new(ProblemKind::Syntax, span, message)
}

/// The character at a place; at the end of the text the last one that can be seen.
fn one_character(file: FileId, text: &str, at: usize) -> Span {
    let at = (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let rest = text.get(at..).unwrap_or("");
    let start = if rest.trim().is_empty() {
        let visible = text.trim_end();
        visible
            .char_indices()
            .next_back()
            .map_or(0, |(last, _)| last)
    } else {
        at
    };
    let length = text
        .get(start..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    Span::new(file, start, start + length)
}

fn span_of(file: FileId, span: &granit_parser::Span) -> Span {
    let range = span.byte_range().unwrap_or(0..0);
    Span::new(file, range.start, range.end)
}

fn tag_of(file: FileId, text: &str, span: &granit_parser::Span) -> Option<Box<Tag>> {
    let written = span.slice(text)?;
    // `!!str` and other core tags say nothing we do not see ourselves.
    let name = written
        .strip_prefix('!')
        .filter(|name| !name.is_empty() && !name.starts_with('!'))?;
    Some(Box::new(Tag {
        name: name.into(),
        span: span_of(file, span),
    }))
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
        _ => Style::Plain,
    }
}

/// Block scalars reach up to the next token; what a reader would underline ends at the last visible character.
fn trimmed(text: &str, span: Span, style: Style) -> Span {
    if !matches!(style, Style::Literal | Style::Folded) {
        return span;
    }
    let visible = text.get(span.range()).unwrap_or("").trim_end().len();
    Span::new(
        span.file,
        span.start as usize,
        span.start as usize + visible,
    )
}

fn starts_its_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    line.trim().is_empty()
}

fn first_line(file: FileId, text: &str) -> Span {
    let end = text.find(['\n', '\r']).unwrap_or(text.len()).min(80);
    let end = (0..=end)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    Span::new(file, 0, end)
}
