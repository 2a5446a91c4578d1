//! `# mskwise-ignore MSK101 until 2027-03-31: reason` on the line or the line above, and `Metadata.mskwise.ignore`.

use std::collections::{BTreeMap, HashMap};

use fact::{Date, FileId, Path, Span};
use model::Estate;
use syntax::Node;

use crate::{Edit, Finding};

/// Somebody's decision to live with a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The rules it speaks of.
    pub rules: Vec<String>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Why; required.
    pub reason: Option<String>,
    /// What is wrong with it, if anything.
    pub fault: Option<String>,
    /// Its bytes.
    pub span: Span,
    /// What it covers.
    cover: Cover,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Cover {
    /// The line of a file, from 1.
    Line(FileId, u32),
    /// Everything at or below an address.
    Below(FileId, Path),
}

/// A suppression and what became of it.
#[derive(Clone, Debug)]
pub struct SuppressionUse<'s> {
    /// The suppression.
    pub suppression: &'s Suppression,
    /// How many findings it silenced.
    pub silenced: usize,
    /// Whether its last day is over.
    pub expired: bool,
    /// Whether all the rules it names were part of the run, so that silence means it is stale.
    pub all_ran: bool,
    /// Which of the rules it names the configuration allows nobody to silence.
    pub locked: Vec<&'s str>,
}

/// All suppressions of an estate.
#[derive(Debug, Default)]
pub struct Suppressions {
    all: Vec<Suppression>,
    by_line: BTreeMap<(FileId, u32), Vec<usize>>,
    by_path: HashMap<(FileId, Path), Vec<usize>>,
}

const WORD: &str = "mskwise-ignore";

impl Suppressions {
    /// Collects them from comments and metadata.
    #[must_use]
    pub fn of(estate: &Estate) -> Self {
        let mut all = Vec::new();
        for file in &estate.files {
            for comment in estate.comments(file.id) {
                all.extend(from_comment(
                    estate,
                    &comment.text,
                    comment.span,
                    comment.own_line,
                ));
            }
        }
        for configuration in estate.configurations() {
            for properties in configuration.properties.value.possible() {
                for comment in &properties.comments {
                    all.extend(from_comment(estate, &comment.text, comment.span, true));
                }
            }
        }
        for template in estate.templates() {
            let whole = template.root().get("Metadata");
            all.extend(
                whole
                    .into_iter()
                    .flat_map(|node| from_metadata(node, template.file(), &Path::default())),
            );
            for resource in template.resources() {
                let metadata = resource.node().get("Metadata");
                all.extend(
                    metadata
                        .into_iter()
                        .flat_map(|node| from_metadata(node, template.file(), &resource.path())),
                );
            }
        }
        let mut by_line: BTreeMap<(FileId, u32), Vec<usize>> = BTreeMap::new();
        let mut by_path: HashMap<(FileId, Path), Vec<usize>> = HashMap::new();
        for (at, suppression) in all.iter().enumerate() {
            match &suppression.cover {
                Cover::Line(file, line) => by_line.entry((*file, *line)).or_default().push(at),
                Cover::Below(file, path) => {
                    by_path.entry((*file, path.clone())).or_default().push(at);
                }
            }
        }
        Self {
            all,
            by_line,
            by_path,
        }
    }

    /// The suppressions, in order.
    #[must_use]
    pub fn all(&self) -> &[Suppression] {
        &self.all
    }

    /// Which suppression silences a finding, if one does.
    #[must_use]
    pub fn silencing(&self, finding: &Finding, estate: &Estate) -> Option<usize> {
        if self.all.is_empty() {
            return None;
        }
        let line = estate.sources.start(finding.at)?.line;
        let here = self
            .by_line
            .get(&(finding.at.file, line))
            .map_or(&[] as &[usize], Vec::as_slice);
        let speaks = |at: &usize| {
            self.all.get(*at).is_some_and(|suppression| {
                suppression.valid(estate.today)
                    && suppression
                        .rules
                        .iter()
                        .any(|rule| rule.eq_ignore_ascii_case(&finding.rule))
            })
        };
        here.iter().copied().find(speaks).or_else(|| {
            let above = addresses(finding.path.as_str()).filter_map(|address| {
                let covering = self.by_path.get(&(finding.at.file, Path::new(address)))?;
                covering.iter().copied().find(speaks)
            });
            above.min()
        })
    }
}

/// An address and all above it, the empty one of the whole file last.
fn addresses(path: &str) -> impl Iterator<Item = &str> {
    let above = path
        .rmatch_indices('/')
        .filter_map(|(at, _)| path.get(..at));
    let whole = (!path.is_empty()).then_some("");
    std::iter::once(path).chain(above).chain(whole)
}

impl Suppression {
    /// Whether its last day is over.
    #[must_use]
    pub fn expired(&self, today: Option<Date>) -> bool {
        matches!((self.until, today), (Some(until), Some(today)) if until < today)
    }

    /// The edit that takes a comment out, its line with it when it stands alone; none for an entry of metadata.
    #[must_use]
    pub fn removal(&self, estate: &Estate) -> Option<Edit> {
        let file = self.span.file;
        let text = estate.sources.get(file)?.text();
        let (start, end) = (self.span.start as usize, self.span.end as usize);
        if !text.get(start..end)?.starts_with(['#', '!']) {
            return None;
        }
        let before = text.get(..start)?;
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let code = before.get(line..)?.trim_end().len();
        let behind = text.get(end..)?;
        let ending = [("\r\n", 2), ("\n", 1), ("", 0)]
            .into_iter()
            .find(|(ending, _)| behind.starts_with(ending))
            .map_or(0, |(_, length)| length);
        let range = match code {
            0 => (line, end + ending),
            code => (line + code, end),
        };
        // Inside a quoted text, or before something else on its line, it stays.
        let alone = ending > 0 || behind.is_empty();
        alone.then(|| Edit {
            span: Span::new(file, range.0, range.1),
            text: String::new(),
        })
    }

    fn valid(&self, today: Option<Date>) -> bool {
        self.fault.is_none() && self.reason.is_some() && !self.expired(today)
    }
}

fn from_comment(estate: &Estate, text: &str, span: Span, own_line: bool) -> Option<Suppression> {
    let rest = text.trim().strip_prefix(WORD)?;
    let line = estate.sources.get(span.file)?.line_of(span.start);
    let cover = Cover::Line(span.file, if own_line { line + 1 } else { line });
    let (head, reason) = match rest.split_once(':') {
        Some((head, reason)) => (head, Some(reason.trim().to_owned())),
        None => (rest, None),
    };
    let mut words = head.split([' ', ',', '\t']).filter(|word| !word.is_empty());
    let mut rules = Vec::new();
    let mut until = None;
    let mut fault = None;
    while let Some(word) = words.next() {
        if word == "until" {
            match words.next().map(str::parse::<Date>) {
                Some(Ok(date)) => until = Some(date),
                Some(Err(error)) => fault = Some(error.to_string()),
                None => fault = Some("`until` needs a date".to_owned()),
            }
        } else {
            rules.push(word.to_ascii_uppercase());
        }
    }
    if rules.is_empty() {
        fault.get_or_insert("it names no rule".to_owned());
    }
    Some(Suppression {
        rules,
        until,
        reason: reason.filter(|reason| !reason.is_empty()),
        fault,
        span,
        cover,
    })
}

fn from_metadata(metadata: &Node, file: FileId, path: &Path) -> Vec<Suppression> {
    let Some(list) = metadata.get("mskwise").and_then(|node| node.get("ignore")) else {
        return Vec::new();
    };
    let items = if list.is_list() {
        list.items()
    } else {
        std::slice::from_ref(list)
    };
    let read = |item: &Node| {
        let text = |key: &str| item.get(key).and_then(Node::as_str).map(str::to_owned);
        let until = text("until").map(|text| text.parse::<Date>());
        let rule = text("rule");
        let fault = match (&until, &rule) {
            (Some(Err(error)), _) => Some(error.to_string()),
            (_, None) => Some("it names no rule".to_owned()),
            _ => None,
        };
        Suppression {
            rules: rule
                .into_iter()
                .map(|rule| rule.to_ascii_uppercase())
                .collect(),
            until: until.and_then(Result::ok),
            reason: text("reason").filter(|reason| !reason.trim().is_empty()),
            fault,
            span: item.full_span(),
            cover: Cover::Below(file, path.clone()),
        }
    };
    items.iter().map(read).collect()
}
