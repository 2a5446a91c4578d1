//! The place of a byte in YAML, by indentation alone.

use std::ops::Range;

use super::{At, Context, Style, flow, is_function};

/// A line as far as indentation tells.
struct Line<'t> {
    /// Its first byte.
    start: usize,
    /// The whole of it.
    text: &'t str,
    /// The column of its first dash, if it begins a list entry.
    dash: Option<usize>,
    /// The column of what stands behind dashes.
    column: usize,
    /// The name of its entry.
    key: Option<&'t str>,
    /// What stands behind the colon, or behind the dashes where there is none.
    rest: &'t str,
}

impl<'t> Line<'t> {
    fn new(start: usize, text: &'t str) -> Self {
        let mut content = text.trim_start_matches(' ');
        let mut dash = None;
        while let Some(behind) = content.strip_prefix('-') {
            if !behind.is_empty() && !behind.starts_with(' ') {
                break;
            }
            dash = dash.or(Some(text.len() - content.len()));
            content = behind.trim_start_matches(' ');
        }
        let colon = colon(content);
        let key = colon.and_then(|at| content.get(..at));
        Self {
            start,
            text,
            dash,
            column: text.len() - content.len(),
            key: key.map(|key| key.trim_end().trim_matches(['"', '\''])),
            rest: colon
                .and_then(|at| content.get(at + 1..))
                .unwrap_or(content),
        }
    }

    fn is_blank(&self) -> bool {
        let text = self.text.trim_start();
        text.is_empty() || text.starts_with('#')
    }

    /// Whether the lines below, further in, are a text and not entries.
    fn opens_text(&self) -> bool {
        let rest = self.rest.trim();
        let rest = match rest.strip_prefix('!') {
            Some(tagged) => tagged.split_once(' ').map_or("", |(_, rest)| rest).trim(),
            None => rest,
        };
        rest.starts_with(['|', '>'])
    }
}

/// Where the colon behind a name is.
fn colon(content: &str) -> Option<usize> {
    if content.starts_with(['#', '{', '[']) {
        return None;
    }
    let mut colons = content.match_indices(':').map(|(at, _)| at);
    colons.find(|at| {
        let next = content.get(at + 1..).and_then(|rest| rest.chars().next());
        next.is_none_or(|next| next == ' ')
    })
}

/// An entry around the place: its name, and its line.
type Around<'t> = (&'t str, usize);

pub(super) fn context(text: &str, byte: usize) -> Option<Context> {
    let mut lines = Vec::new();
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        lines.push(Line::new(start, whole.trim_end_matches(['\n', '\r'])));
        start += whole.len();
    }
    if text.is_empty() || text.ends_with('\n') {
        lines.push(Line::new(start, ""));
    }
    let here = lines
        .partition_point(|line| line.start <= byte)
        .checked_sub(1)?;
    let line = lines.get(here)?;
    let before = line.text.get(..byte.checked_sub(line.start)?)?;
    // Only what stands before the place counts: behind it anything may be half typed.
    let typed = Line::new(line.start, before);
    let column = typed.column;
    let limit = typed.dash.map_or(column, |dash| dash + 1);
    let around = around(&lines, here, limit);
    let mut path: Vec<String> = around
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !is_function(name))
        .map(str::to_owned)
        .collect();
    let kind = kind(&lines, &around);
    let done = |path, at| Some(Context { path, kind, at });

    let opens_text = |(_, at): &Around<'_>| lines.get(*at).is_some_and(Line::opens_text);
    if around.last().is_some_and(opens_text) {
        let settings = path.last().is_some_and(|name| name == "ServerProperties");
        let line = line.start + column..byte;
        return settings.then(|| done(path, At::Settings { line }))?;
    }
    if before.trim_start().starts_with('#') || before.contains(" #") {
        return None;
    }
    let end = before.len() - typed.rest.len();
    let blank = typed.rest.len() - typed.rest.trim_start().len();
    let value = typed.rest.trim_start();
    if let Some(name) = typed.key.filter(|name| !is_function(name)) {
        path.push(name.to_owned());
    }
    if let Some(flow) = flow::read(value) {
        path.extend(flow.path.into_iter().filter(|name| !is_function(name)));
        let word = line.start + end + blank + flow.word..byte;
        return done(path, at(flow.key.then_some(flow.others), word, Style::Bare));
    }
    if typed.key.is_some() {
        let quote = usize::from(value.starts_with(['"', '\'']));
        let word = line.start + end + blank + quote..byte;
        let style = if quote == 1 {
            Style::Bare
        } else {
            Style::Block
        };
        return done(path, at(None, word, style));
    }
    let word = line.start + column..byte;
    let others = beside(&lines, here, column, typed.dash.is_some());
    done(path, at(Some(others), word, Style::Block))
}

/// A value, or a key with the names beside it.
fn at(others: Option<Vec<String>>, word: Range<usize>, style: Style) -> At {
    match others {
        Some(others) => At::Key {
            word,
            others,
            style,
        },
        None => At::Value { word, style },
    }
}

/// The entries around a line, outermost first.
fn around<'t>(lines: &[Line<'t>], here: usize, mut limit: usize) -> Vec<Around<'t>> {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().take(here).rev() {
        if limit == 0 {
            break;
        }
        if line.is_blank() {
            continue;
        }
        let outward = line.dash.map_or(line.column, |dash| dash + 1);
        if line.column < limit {
            if let Some(key) = line.key {
                found.push((key, at));
                limit = outward;
            }
        } else if line.column == limit {
            limit = outward;
        }
    }
    found.reverse();
    found
}

/// The names of the entries beside one that stands in `column`.
fn beside(lines: &[Line<'_>], here: usize, column: usize, first: bool) -> Vec<String> {
    let mut names = Vec::new();
    let mut add = |line: &Line<'_>| {
        if line.column == column {
            names.extend(line.key.map(str::to_owned));
        }
    };
    if !first {
        for line in lines
            .iter()
            .take(here)
            .rev()
            .filter(|line| !line.is_blank())
        {
            if line.column < column {
                break;
            }
            add(line);
            if line.column == column && line.dash.is_some() {
                break;
            }
        }
    }
    for line in lines.iter().skip(here + 1).filter(|line| !line.is_blank()) {
        if line.column < column || (line.dash.is_some() && line.column == column) {
            break;
        }
        add(line);
    }
    names
}

/// The type of the resource around the place.
fn kind(lines: &[Line<'_>], around: &[Around<'_>]) -> Option<String> {
    let [("Resources", _), (_, at), ..] = around else {
        return None;
    };
    let outer = lines.get(*at)?.column;
    let mut children = lines
        .iter()
        .skip(at + 1)
        .filter(|line| !line.is_blank())
        .take_while(|line| line.column > outer)
        .peekable();
    let column = children.peek()?.column;
    let found = children.find(|line| line.column == column && line.key == Some("Type"))?;
    let value = found.rest.split(" #").next().unwrap_or("");
    Some(value.trim().trim_matches(['"', '\'']).to_owned())
}
