//! Where a rule puts what it found. It already knows the rule, so a check says only what, where and how sure.

use fact::{Fact, Hit, Path, Span};
use model::Estate;
use syntax::limits::MAX_MESSAGE;

use crate::{Finding, Rule, Severity};

/// The findings of one rule.
#[derive(Debug)]
pub struct Findings<'e> {
    estate: &'e Estate,
    rule: &'e Rule,
    found: Vec<Finding>,
}

impl<'e> Findings<'e> {
    pub(crate) fn new(estate: &'e Estate, rule: &'e Rule) -> Self {
        Self {
            estate,
            rule,
            found: Vec::new(),
        }
    }

    /// The estate under inspection.
    #[must_use]
    pub fn estate(&self) -> &'e Estate {
        self.estate
    }

    /// Reports at the bytes that made the hit hold, or at those of the fact.
    pub fn add<T>(
        &mut self,
        fact: &Fact<T>,
        hit: &Hit,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.at(hit.span.unwrap_or(fact.span), &fact.path, hit, message)
    }

    /// Reports at a place of its own.
    pub fn at(
        &mut self,
        span: Span,
        path: &Path,
        hit: &Hit,
        message: impl Into<String>,
    ) -> &mut Finding {
        let mut message = message.into();
        let span = self.visible(span);
        if !hit.case.is_always() {
            message = format!("{message}, when {}", hit.case);
        }
        shorten(&mut message);
        self.found.push(Finding {
            rule: self.rule.id(),
            name: self.rule.name(),
            // The page says, once there is a finding to read it for.
            severity: Severity::Note,
            own_severity: None,
            consequences: Vec::new(),
            confidence: hit.confidence,
            message,
            at: span,
            path: path.clone(),
            case: hit.case.clone(),
            construct: None,
            sets: Vec::new(),
            of_suppression: false,
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
            asks: None,
            impact: None,
            detail: String::new(),
            fingerprint: String::new(),
        });
        let last = self.found.len() - 1;
        // Just pushed, so the index is in range.
        #[expect(
            clippy::indexing_slicing,
            reason = "the element was pushed on the line before"
        )]
        &mut self.found[last]
    }

    /// Reports something that holds in every case.
    pub fn certain(&mut self, span: Span, path: &Path, message: impl Into<String>) -> &mut Finding {
        self.at(span, path, &Hit::certain(), message)
    }

    /// A place that a reader can see: an empty one (a value left out, the end of a file) becomes the next visible
    /// character on its line, else the last one before it.
    fn visible(&self, span: Span) -> Span {
        let Some(text) = self.estate.sources.get(span.file).map(fact::Source::text) else {
            return span;
        };
        let (before, behind) = (
            text.get(..span.start as usize),
            text.get(span.start as usize..),
        );
        let (Some(before), Some(behind)) = (before, behind) else {
            return span;
        };
        if !span.is_empty() {
            return span;
        }
        let on_line = behind.lines().next().unwrap_or("");
        let next = on_line.char_indices().find(|(_, c)| !c.is_whitespace());
        let last = || {
            before
                .char_indices()
                .rev()
                .find(|(_, c)| !c.is_whitespace())
        };
        let (start, c) = match next {
            Some((at, c)) => (before.len() + at, c),
            None => match last() {
                Some(found) => found,
                None => return span,
            },
        };
        Span::new(span.file, start, start + c.len_utf8())
    }

    pub(crate) fn into_inner(self) -> Vec<Finding> {
        self.found
    }
}

/// Cuts the middle out of a message that is too long.
fn shorten(message: &mut String) {
    if message.len() <= MAX_MESSAGE {
        return;
    }
    let half = MAX_MESSAGE / 2;
    let first = message.char_indices().nth(half).map(|(at, _)| at);
    let last = message.char_indices().rev().nth(half).map(|(at, _)| at);
    if let (Some(first), Some(last)) = (first, last)
        && first < last
    {
        message.replace_range(first..last, "…");
    }
}
