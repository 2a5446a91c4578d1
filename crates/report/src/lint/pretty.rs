//! Pictures for a terminal: each finding with the lines it speaks of. The only file that knows miette.

use std::collections::BTreeMap;
use std::{borrow::Cow, fmt};

use fact::{Confidence, FileId, Source, Span};
use lint::{Finding, Label, Severity};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};
use model::{Spread, gather};
use textwrap::{WordSeparator, WordSplitter};

use super::{LintReport, Look, Summary, paint};
use crate::text::{line, same_length};

/// Longer lines are cut around what is underlined: minified JSON is one line.
const MAX_LINE: usize = 200;

/// Longer stretches are underlined on their first line only.
const MAX_ROWS: u32 = 6;

/// Places this many lines above a finding, or less, share its picture.
const NEAR: u32 = 3;

pub(super) fn write(
    report: &LintReport<'_>,
    look: &Look,
    spread: Spread<'_>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let theme = if look.colour {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(look.width.clamp(40, 120))
        // Actions, ARNs and keys stay whole, so that they can be copied; and looking for every place where Unicode
        // lets a line break takes longer than the rest of the drawing.
        .with_word_separator(WordSeparator::AsciiSpace)
        .with_word_splitter(WordSplitter::NoHyphenation)
        .with_show_related_as_nested(true)
        .without_syntax_highlighting();
    let mut views: BTreeMap<FileId, View<'_>> = BTreeMap::new();
    for finding in &report.run.findings {
        let files = finding.related.iter().map(|label| label.span.file);
        for file in files.chain([finding.at.file]) {
            if let Some(source) = report.sources.get(file) {
                views.entry(file).or_insert_with(|| View::of(source));
            }
        }
    }
    // Wrapping and drawing take longer than finding, and one picture needs nothing of another.
    let findings = &report.run.findings;
    let pictures = gather(spread, findings.len(), |at| {
        let (mut text, finding) = (String::new(), findings.get(at).ok_or(fmt::Error)?);
        handler.render_report(&mut text, &Picture::of(finding, &views))?;
        Ok(text)
    });
    for picture in pictures {
        writeln!(out, "{}", picture?)?;
    }
    if look.summary {
        let summary = Summary::of(report);
        let worst = report.run.findings.iter().map(Finding::effective_severity);
        let (on, off) = match (look.colour, worst.max()) {
            (false, _) => ("", ""),
            (true, Some(worst)) => (paint(worst), "\u{1b}[0m"),
            (true, None) => ("\u{1b}[32m", "\u{1b}[0m"),
        };
        writeln!(out, "{on}{summary}{off}")?;
    }
    Ok(())
}

/// A finding, or a remark on one in another file, as miette sees it.
struct Picture<'p> {
    code: Option<String>,
    severity: Severity,
    message: String,
    help: Option<String>,
    labels: Vec<LabeledSpan>,
    view: Option<&'p View<'p>>,
    elsewhere: Vec<Picture<'p>>,
}

impl<'p> Picture<'p> {
    fn of(finding: &Finding, views: &'p BTreeMap<FileId, View<'p>>) -> Self {
        let severity = finding.effective_severity();
        let mut code = format!("{}[{}] {}", severity.as_str(), finding.rule, finding.name);
        if finding.confidence != Confidence::High {
            code.push_str(&format!(" ({} confidence)", finding.confidence.as_str()));
        }
        let here = finding.at.file;
        let view = views.get(&here);
        let primary = view.map(|view| {
            let span = view.clip(finding.at);
            LabeledSpan::new_primary_with_span(None, range(span))
        });
        // A place far above would come before the finding itself: miette shows places from top to bottom.
        let near = |label: &&Label| {
            let row = |span: Span| view.map_or(0, |view| view.source.line_of(span.start));
            label.span.file == here && row(label.span) + NEAR >= row(finding.at)
        };
        let related = finding.related.iter().filter(near).filter_map(|label| {
            let text = line(&label.text).into_owned();
            Some(LabeledSpan::new_with_span(
                Some(text),
                range(view?.clip(label.span)),
            ))
        });
        let labels = primary.into_iter().chain(related).collect();
        let far = finding.related.iter().filter(|label| !near(label));
        Self {
            code: Some(code),
            severity,
            message: line(&finding.message).into_owned(),
            help: help(finding),
            labels,
            view,
            elsewhere: far.map(|label| Self::remark(label, views)).collect(),
        }
    }

    fn remark(label: &Label, views: &'p BTreeMap<FileId, View<'p>>) -> Self {
        let view = views.get(&label.span.file);
        let mark =
            view.map(|view| LabeledSpan::new_primary_with_span(None, range(view.clip(label.span))));
        Self {
            code: None,
            severity: Severity::Note,
            message: line(&label.text).into_owned(),
            help: None,
            labels: mark.into_iter().collect(),
            view,
            elsewhere: Vec::new(),
        }
    }
}

/// What to do, what can be done automatically, and what it costs.
fn help(finding: &Finding) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(finding.help.as_deref().map(|help| line(help).into_owned()));
    parts.extend(finding.impact.as_ref().map(|impact| {
        let (monthly, currency) = (&impact.monthly, &impact.currency);
        line(&format!("{monthly} {currency} a month: {}", impact.note)).into_owned()
    }));
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn range(span: Span) -> SourceSpan {
    SourceSpan::from((span.start as usize, span.len()))
}

/// A source whose text is safe to show, with the same offsets.
struct View<'v> {
    source: &'v Source,
    name: Cow<'v, str>,
    text: Cow<'v, str>,
}

impl<'v> View<'v> {
    fn of(source: &'v Source) -> Self {
        Self {
            source,
            name: line(source.name()),
            text: same_length(source.text()),
        }
    }

    /// The part of a span that fits a picture.
    fn clip(&self, span: Span) -> Span {
        let (first, last) = (
            self.source.line_of(span.start),
            self.source
                .line_of(span.end.saturating_sub(1).max(span.start)),
        );
        let (start, mut end) = (span.start as usize, span.end as usize);
        if last - first >= MAX_ROWS || (last > first && span.len() > 4 * MAX_LINE) {
            end = self.line_end(start);
        }
        if last == first || end < span.end as usize {
            end = self.boundary(end.min(start + MAX_LINE));
        }
        Span::new(span.file, start, end)
    }

    fn line_start(&self, at: usize) -> usize {
        self.line(at).start
    }

    fn line_end(&self, at: usize) -> usize {
        self.line(at).end
    }

    /// The line of a byte; its text is as long as the source's, line by line.
    fn line(&self, at: usize) -> std::ops::Range<usize> {
        let line = self.source.line_of(u32::try_from(at).unwrap_or(u32::MAX));
        self.source.line_bytes(line)
    }

    /// The nearest character boundary at or before.
    fn boundary(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (0..=at)
            .rev()
            .find(|at| self.text.is_char_boundary(*at))
            .unwrap_or(0)
    }

    /// Where to begin: at the start of the line or, in a long one, a little before; and one line above when short.
    fn begin(&self, at: usize, above: usize) -> usize {
        let mut start = self.line_start(at);
        if at - start > MAX_LINE {
            return self.boundary(at - MAX_LINE / 4);
        }
        for _ in 0..above {
            let Some(end) = start.checked_sub(1) else {
                break;
            };
            let previous = self.line_start(end);
            if end - previous > MAX_LINE {
                break;
            }
            start = previous;
        }
        start
    }

    /// Where to stop, likewise; the line end is included.
    fn stop(&self, at: usize, below: usize) -> usize {
        let mut end = self.line_end(at);
        if end - at > MAX_LINE {
            return self.boundary(at + MAX_LINE / 4);
        }
        for _ in 0..below {
            let next = end + 1;
            if next >= self.text.len() {
                break;
            }
            let after = self.line_end(next);
            if after - next > MAX_LINE {
                break;
            }
            end = after;
        }
        (end + 1).min(self.text.len())
    }
}

impl SourceCode for View<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        above: usize,
        below: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        // Two marks far apart on one endless line make two pictures, not one.
        let one_line = self.line_start(start) == self.line_start(end);
        if end > self.text.len() || (one_line && span.len() > 2 * MAX_LINE) {
            return Err(MietteError::OutOfBounds);
        }
        let from = if above == 0 {
            start
        } else {
            self.begin(start, above)
        };
        // An end at the start of a line belongs to the line before.
        let last = if end > start { end - 1 } else { end };
        let to = self.stop(self.boundary(last).max(from), below).max(end);
        let data = self.text.get(from..to).ok_or(MietteError::OutOfBounds)?;
        let at = self
            .source
            .position(u32::try_from(from).unwrap_or(u32::MAX));
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone().into_owned(),
            data.as_bytes(),
            SourceSpan::from((from, to - from)),
            (at.line - 1) as usize,
            (at.column - 1) as usize,
            data.lines().count().max(1),
        )))
    }
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Picture<'_> {}

impl Diagnostic for Picture<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let code = self.code.as_ref()?;
        Some(Box::new(code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.help.as_ref()?;
        Some(Box::new(help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.view.map(|view| view as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        if self.elsewhere.is_empty() {
            return None;
        }
        let all = self.elsewhere.iter();
        Some(Box::new(all.map(|one| one as &dyn Diagnostic)))
    }
}
