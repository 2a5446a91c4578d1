//! What the engine must not be given: rules nested without end and rules or variables that refer to themselves in a
//! circle, which overflow its stack and abort the process. Also where a rule's severity is written.

use std::collections::BTreeMap;

use syntax::limits::{MAX_GUARD_BYTES, MAX_GUARD_DEPTH};

use super::{GuardError, GuardRules};
use crate::Severity;

/// A word or sign of a rule file with its place; comments, strings and regular expressions are left out.
struct Token<'t> {
    text: &'t str,
    at: usize,
    /// Whether a line ends between the token before and this one.
    starts_line: bool,
}

/// A name that is defined, what its definition refers to, and the scope it is visible in.
struct Definition<'t> {
    name: &'t str,
    at: usize,
    scope: usize,
    uses: Vec<(&'t str, usize)>,
}

pub(super) fn check(rules: &GuardRules) -> Result<(), GuardError> {
    if rules.text.len() > MAX_GUARD_BYTES {
        let message = format!("more than {MAX_GUARD_BYTES} bytes of rules");
        return Err(GuardError::at(rules, 0, message));
    }
    let tokens = tokens(&rules.text);
    let mut depth = 0usize;
    for token in &tokens {
        match token.text {
            "{" | "[" | "(" => depth += 1,
            "}" | "]" | ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_GUARD_DEPTH {
            let message = format!("nested more than {MAX_GUARD_DEPTH} levels deep");
            return Err(GuardError::at(rules, token.at, message));
        }
    }
    if tokens.is_empty() {
        return Err(GuardError::at(rules, 0, "the file holds no rule"));
    }
    for (kind, definitions, parents) in [
        ("rule", rule_definitions(&tokens), vec![0]),
        (
            "variable",
            variable_definitions(&tokens).0,
            variable_definitions(&tokens).1,
        ),
    ] {
        if let Some(circle) = find_circle(&definitions, &parents) {
            let message = format!("the {kind} `{}` refers to itself in a circle", circle.name);
            return Err(GuardError::at(rules, circle.at, message));
        }
    }
    Ok(())
}

/// `# severity: warning` in the comment lines above a rule, or above the variables that it begins with.
pub(super) fn severities(text: &str) -> BTreeMap<String, Severity> {
    let mut found = BTreeMap::new();
    let mut pending = None;
    for written in text.lines() {
        let line = written.trim();
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim().trim_start_matches('@').to_ascii_lowercase();
            if let Some(word) = comment.strip_prefix("severity") {
                pending = match word.trim_start_matches([':', '=', ' ']).trim() {
                    "error" | "high" | "critical" => Some(Severity::Error),
                    "warning" | "medium" => Some(Severity::Warning),
                    "note" | "info" | "low" => Some(Severity::Note),
                    _ => pending,
                };
            }
        } else if let Some(rest) = line.strip_prefix("rule ") {
            let name = rest.split(|c: char| !is_word(c)).next().unwrap_or("");
            if let Some(severity) = pending.take() {
                found.insert(name.to_owned(), severity);
            }
        } else if written.starts_with('}') {
            // The end of the rule before; variables may stand between a header and its rule.
            pending = None;
        }
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut starts_line = true;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or("");
        let skip = match c {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => quoted(rest, c),
            '/' => quoted(rest, '/'),
            '<' if rest.starts_with("<<") => rest.find(">>").map_or(rest.len(), |end| end + 2),
            _ if c.is_whitespace() => c.len_utf8(),
            _ => 0,
        };
        if skip > 0 {
            starts_line |= text
                .get(at..at + skip)
                .is_some_and(|skipped| skipped.contains('\n'));
            if matches!(c, '"' | '\'' | '/') {
                found.push(Token {
                    text: "\"\"",
                    at,
                    starts_line,
                });
                starts_line = false;
            }
            at += skip;
            continue;
        }
        let len = if is_word(c) {
            rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())
        } else {
            c.len_utf8()
        };
        found.push(Token {
            text: rest.get(..len).unwrap_or(""),
            at,
            starts_line,
        });
        starts_line = false;
        at += len;
    }
    found
}

/// Bytes up to and with the closing quote; one byte when it never closes.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\\' if !escaped => escaped = true,
            _ if c == quote && !escaped => return at + c.len_utf8(),
            _ => escaped = false,
        }
    }
    1
}

/// Named rules and the rules their bodies name. What Guard takes for a property and what for a rule depends on more than
/// a token shows, so that every word which may be a clause of its own counts: a rule that tests a property of its own
/// name alone is refused, which is better than an engine that aborts.
fn rule_definitions<'t>(tokens: &[Token<'t>]) -> Vec<Definition<'t>> {
    let mut definitions: Vec<Definition<'t>> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let text = |at: Option<usize>| {
            at.and_then(|at| tokens.get(at))
                .map_or("", |token| token.text)
        };
        let (before, behind) = (text(at.checked_sub(1)), text(at.checked_add(1)));
        let is_word = token.text.starts_with(is_word);
        if before == "rule" && is_word && matches!(behind, "{" | "when" | "(") {
            definitions.push(Definition {
                name: token.text,
                at: token.at,
                scope: 0,
                uses: Vec::new(),
            });
            continue;
        }
        let part_of_query = matches!(before, "." | "%" | ":" | "=" | "let") || behind == ".";
        let operator = matches!(
            behind,
            "=" | "!" | "<" | ">" | "in" | "IN" | "exists" | "EXISTS" | "empty" | "EMPTY"
        ) || behind.starts_with("is_")
            || behind.starts_with("IS_");
        // `<` may also begin a message in `<<`, and `!` or a comparison the clause behind.
        let certain = operator && !matches!(behind, "!" | "<");
        if is_word
            && !part_of_query
            && !certain
            && let Some(current) = definitions.last_mut()
        {
            current.uses.push((token.text, 0));
        }
    }
    definitions
}

/// `let` variables with the scope each is defined in, and each scope's parent.
fn variable_definitions<'t>(tokens: &[Token<'t>]) -> (Vec<Definition<'t>>, Vec<usize>) {
    let mut parents = vec![0];
    let mut open = vec![0];
    let mut definitions: Vec<Definition<'t>> = Vec::new();
    let mut current: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        // A definition ends where a line begins outside its own brackets.
        if token.starts_line
            && let Some(definition) = current.and_then(|current| definitions.get(current))
            && open.last() == Some(&definition.scope)
        {
            current = None;
        }
        match token.text {
            "{" => {
                parents.push(open.last().copied().unwrap_or(0));
                open.push(parents.len() - 1);
            }
            "}" if open.len() > 1 => {
                open.pop();
            }
            // Also behind something else on its line: Guard asks for white space only.
            "let"
                if tokens
                    .get(at + 2)
                    .is_some_and(|sign| matches!(sign.text, "=" | ":")) =>
            {
                if let Some(name) = tokens.get(at + 1) {
                    definitions.push(Definition {
                        name: name.text,
                        at: name.at,
                        scope: open.last().copied().unwrap_or(0),
                        uses: Vec::new(),
                    });
                    current = Some(definitions.len() - 1);
                }
            }
            "%" => {
                let name = tokens.get(at + 1).map_or("", |token| token.text);
                let scope = open.last().copied().unwrap_or(0);
                if let Some(definition) = current.and_then(|current| definitions.get_mut(current)) {
                    definition.uses.push((name, scope));
                }
            }
            _ => {}
        }
    }
    (definitions, parents)
}

/// A definition that reaches itself.
fn find_circle<'d, 't>(
    definitions: &'d [Definition<'t>],
    parents: &[usize],
) -> Option<&'d Definition<'t>> {
    let target = |name: &str, mut scope: usize| loop {
        let found = definitions
            .iter()
            .position(|other| other.name == name && other.scope == scope);
        if found.is_some() || scope == 0 {
            return found;
        }
        scope = parents.get(scope).copied().unwrap_or(0);
    };
    let edges: Vec<Vec<usize>> = definitions
        .iter()
        .map(|definition| {
            definition
                .uses
                .iter()
                .filter_map(|(name, scope)| target(name, *scope))
                .collect()
        })
        .collect();
    definitions
        .iter()
        .enumerate()
        .find_map(|(start, definition)| {
            let mut seen = vec![false; definitions.len()];
            let mut next = edges.get(start).cloned().unwrap_or_default();
            while let Some(at) = next.pop() {
                if at == start {
                    return Some(definition);
                }
                if let Some(seen) = seen.get_mut(at).filter(|seen| !**seen) {
                    *seen = true;
                    next.extend(edges.get(at).into_iter().flatten());
                }
            }
            None
        })
}
