//! `Metadata.mskwise.ignore`. In: the template. Out: an insertion at the front of the deepest part of that address which
//! is there, spelled and indented as what follows.

use fact::Span;
use model::Estate;
use syntax::Node;

use super::Wish;
use crate::{Edit, Finding};

const STEPS: [&str; 3] = ["Metadata", "mskwise", "ignore"];

pub(super) fn place(estate: &Estate, finding: &Finding, wish: &Wish) -> Option<Edit> {
    let file = finding.at.file;
    let mut templates = estate.templates().iter();
    let template = templates.find(|template| template.file() == file)?;
    let below = finding.path.as_str().strip_prefix("Resources/");
    let name = below.and_then(|below| below.split('/').next());
    let mut resources = template.resources();
    let resource = name.and_then(|name| resources.find(|one| one.name() == name));
    let mut node = match resource {
        Some(resource) => resource.node(),
        None => template.root(),
    };
    let mut left = STEPS.as_slice();
    while let [step, rest @ ..] = left
        && let Some(below) = node.get(step)
    {
        (node, left) = (below, rest);
    }
    let text = estate.sources.get(file)?.text();
    insertion(text, node, left, &entry(wish))
}

/// The entry as a JSON object, which is YAML in flow style as well.
fn entry(wish: &Wish) -> String {
    let until = wish.until.map(|date| format!("\"until\": \"{date}\", "));
    format!(
        "{{\"rule\": {}, {}\"reason\": {}}}",
        quoted(&wish.rule),
        until.unwrap_or_default(),
        quoted(wish.reason.trim())
    )
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn insertion(text: &str, node: &Node, left: &[&str], entry: &str) -> Option<Edit> {
    let start = node.span.start as usize;
    let inner = match text.get(start..)?.chars().next()? {
        '{' if !left.is_empty() => nested(left, entry),
        '[' if left.is_empty() => entry.to_owned(),
        '{' | '[' => return None,
        _ => return block(text, node, left, entry),
    };
    let behind = text.get(start + 1..)?;
    let blank = behind.get(..behind.len() - behind.trim_start().len())?;
    let empty = node.entries().is_empty() && node.items().is_empty();
    let at = start + 1;
    Some(Edit {
        span: Span::new(node.span.file, at, at),
        text: match empty {
            true => inner,
            false => format!("{blank}{inner},"),
        },
    })
}

/// `"Metadata": {"mskwise": {"ignore": [entry]}}`, from the first step that is not there.
fn nested(left: &[&str], entry: &str) -> String {
    match left {
        [] => format!("[{entry}]"),
        [step] => format!("\"{step}\": [{entry}]"),
        [step, rest @ ..] => format!("\"{step}\": {{{}}}", nested(rest, entry)),
    }
}

/// The same in block style, before the first entry of a map or the first element of a list.
fn block(text: &str, node: &Node, left: &[&str], entry: &str) -> Option<Edit> {
    let first = match node.entries().first() {
        Some(first) => first.key.span.start as usize,
        None => {
            let element = node.items().first()?.full_span().start as usize;
            text.get(..element)?.rfind('-')?
        }
    };
    let before = text.get(..first)?;
    let indent = before.get(before.rfind('\n').map_or(0, |line| line + 1)..)?;
    if !indent.chars().all(|c| c == ' ') {
        return None;
    }
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut inner = String::new();
    let mut depth = String::from(indent);
    for step in left {
        inner.push_str(&format!("{step}:{ending}{depth}  "));
        depth.push_str("  ");
    }
    Some(Edit {
        span: Span::new(node.span.file, first, first),
        text: format!("{inner}- {entry}{ending}{indent}"),
    })
}
