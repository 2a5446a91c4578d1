//! Writes a suppression. In: files, which finding, why and until when. Out: one insertion after which the finding is
//! suppressed and nothing else has changed: every place that may do is tried, and linted, in turn.

mod metadata;
mod places;

use std::collections::HashSet;

use fact::Date;
use model::{Estate, Input};

use crate::{Edit, Finding, Run, fix::Seen};

/// What somebody decided.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The rule's id, as findings have it.
    pub rule: String,
    /// Why; one line that is not blank.
    pub reason: String,
    /// The last day it holds.
    pub until: Option<Date>,
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is nothing to suppress.
    #[error("{rule} finds nothing there, so there is nothing to suppress")]
    NoFinding {
        /// The rule.
        rule: String,
    },
    /// It is not told which one is meant.
    #[error(
        "{rule} finds something on lines {}; --at says which one is meant",
        listed(lines)
    )]
    Several {
        /// The rule.
        rule: String,
        /// Where its findings begin, from 1.
        lines: Vec<u32>,
    },
    /// The template is made anew by every synthesis.
    #[error(
        "the template is made by CDK and would lose it; write it in the code: \
             `cfnResource.addMetadata('mskwise', {{ ignore: [{{ rule: '{rule}', reason: '…' }}] }})` at {construct}"
    )]
    Made {
        /// The rule.
        rule: String,
        /// The construct's path.
        construct: String,
    },
    /// No comment and no metadata can stand there.
    #[error(
        "there is no place for a suppression in this file; `[[path]]` in mskwise.toml takes one: \
             glob = \"{file}\", ignore = [\"{rule}\"]"
    )]
    NoPlace {
        /// The file.
        file: String,
        /// The rule.
        rule: String,
    },
    /// The reason is blank, or the finding is about a suppression itself.
    #[error("{0}")]
    Senseless(&'static str),
}

/// A suppression that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What is inserted; its span is empty.
    pub edit: Edit,
    /// The whole file with it.
    pub text: String,
    /// The line it stands on, from 1.
    pub line: u32,
}

/// Finds the place for a suppression in the file called `file`; `line` says which finding when there are several.
/// `look` lints files, which begins with those there are.
///
/// # Errors
/// Those of `look`.
pub fn suppress<E>(
    inputs: &[Input],
    file: &str,
    line: Option<u32>,
    wish: &Wish,
    mut look: impl FnMut(Vec<Input>) -> Result<(Estate, Run), E>,
) -> Result<Result<Written, Refused>, E> {
    let (estate, before) = look(inputs.to_vec())?;
    let seen = Seen {
        inputs,
        estate: &estate,
        run: &before,
    };
    suppress_known(seen, file, line, wish, look)
}

/// The same of files that were linted; `look` lints changed ones.
///
/// # Errors
/// Those of `look`.
pub fn suppress_known<E>(
    seen: Seen<'_>,
    file: &str,
    line: Option<u32>,
    wish: &Wish,
    mut look: impl FnMut(Vec<Input>) -> Result<(Estate, Run), E>,
) -> Result<Result<Written, Refused>, E> {
    let Seen {
        inputs,
        estate,
        run: before,
    } = seen;
    let reason = wish.reason.trim();
    if reason.is_empty() || reason.contains(['\n', '\r']) {
        return Ok(Err(Refused::Senseless(
            "the reason is one line that says why",
        )));
    }
    let finding = match pick(estate, before, file, line, &wish.rule) {
        Ok(finding) => finding,
        Err(refused) => return Ok(Err(refused)),
    };
    let id = finding.at.file;
    let mut edited = inputs.to_vec();
    let whole = estate.sources.get(id).and_then(|source| {
        let input = edited.iter().position(|input| input.name == file)?;
        let same = inputs.get(input)?.bytes == source.text().as_bytes();
        same.then_some((input, source))
    });
    let refused = Refused::NoPlace {
        file: estate.anchored(id),
        rule: wish.rule.clone(),
    };
    let Some((at, source)) = whole else {
        return Ok(Err(refused));
    };
    let text = source.text();
    for edit in places::all(estate, finding, wish) {
        let (Some(front), Some(back)) = (
            text.get(..edit.span.start as usize),
            text.get(edit.span.start as usize..),
        ) else {
            continue;
        };
        let new = format!("{front}{}{back}", edit.text);
        if let Some(input) = edited.get_mut(at) {
            input.bytes = new.clone().into_bytes();
        }
        let (_, after) = look(edited.clone())?;
        if holds(before, &after, finding) {
            let blank = edit.text.len() - edit.text.trim_start().len();
            let lines = front.matches('\n').count()
                + edit.text.get(..blank).unwrap_or("").matches('\n').count();
            return Ok(Ok(Written {
                line: u32::try_from(lines + 1).unwrap_or(u32::MAX),
                edit,
                text: new,
            }));
        }
    }
    Ok(Err(refused))
}

/// The finding that is meant.
fn pick<'r>(
    estate: &Estate,
    run: &'r Run,
    file: &str,
    line: Option<u32>,
    rule: &str,
) -> Result<&'r Finding, Refused> {
    let line_of = |finding: &Finding| estate.sources.start(finding.at).map_or(0, |at| at.line);
    let all = run.findings.iter();
    let mut meant: Vec<&Finding> = all
        .filter(|one| one.rule == rule && estate.sources.name(one.at.file) == file)
        .filter(|one| line.is_none_or(|line| line_of(one) == line))
        .collect();
    let lines: Vec<u32> = meant.iter().map(|one| line_of(one)).collect();
    // Several on one line are suppressed together.
    if lines.iter().any(|line| Some(line) != lines.first()) {
        let rule = rule.to_owned();
        return Err(Refused::Several { rule, lines });
    }
    let rule = rule.to_owned();
    let finding = match meant.is_empty() {
        true => return Err(Refused::NoFinding { rule }),
        false => meant.swap_remove(0),
    };
    if finding.of_suppression {
        return Err(Refused::Senseless(
            "what is said about a suppression is mended at the suppression",
        ));
    }
    match &finding.construct {
        Some(construct) => Err(Refused::Made {
            rule,
            construct: construct.clone(),
        }),
        None => Ok(finding),
    }
}

/// Whether the finding is suppressed, and everything else is as it was or suppressed with it.
fn holds(before: &Run, after: &Run, finding: &Finding) -> bool {
    let known: HashSet<&str> = before
        .findings
        .iter()
        .map(|one| one.fingerprint.as_str())
        .collect();
    let mut suppressed = after.suppressed.iter();
    let mut left = after.findings.iter();
    suppressed.any(|(one, _)| one.fingerprint == finding.fingerprint)
        && left.all(|one| known.contains(one.fingerprint.as_str()))
        && after.findings.len() + after.suppressed.len()
            == before.findings.len() + before.suppressed.len()
}

fn listed(lines: &[u32]) -> String {
    let all: Vec<String> = lines.iter().map(u32::to_string).collect();
    all.join(", ")
}
