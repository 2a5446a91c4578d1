//! Fixes. In: findings and the texts they stand in. Out: the mended texts; nothing here touches a file.

mod mend;
mod settle;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use fact::{FileId, Sources, Span};

use crate::{Finding, Fix};

pub use mend::{Mended, Seen, mend, mend_known};
pub(crate) use settle::settle;

/// Which fixes to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Those that change nothing anybody may have wanted.
    Safe,
    /// All of them, those too that change how something behaves.
    All,
}

impl Extent {
    /// Whether a fix is among them.
    #[must_use]
    pub fn takes(self, fix: &Fix) -> bool {
        fix.safe || self == Self::All
    }
}

/// The findings whose fixes can be applied together, by place: of two that overlap the first. What CDK made is left
/// out, since the next synthesis would write it anew, and what holds for some sets of parameter values only.
pub fn choose(findings: &[Finding], extent: Extent) -> Vec<(&Finding, &Fix)> {
    chosen(findings.iter(), extent)
}

fn chosen<'f>(
    findings: impl Iterator<Item = &'f Finding>,
    extent: Extent,
) -> Vec<(&'f Finding, &'f Fix)> {
    let mut offered: Vec<(&Finding, &Fix)> = findings
        .filter(|finding| finding.construct.is_none() && finding.sets.is_empty())
        .filter_map(|finding| Some((finding, finding.fix.as_ref()?)))
        .filter(|(_, fix)| extent.takes(fix) && !fix.edits.is_empty())
        .collect();
    let first = |fix: &Fix| fix.edits.iter().map(|edit| edit.span).min();
    offered.sort_by_key(|(_, fix)| first(fix));
    let mut taken: Vec<Span> = Vec::new();
    offered.retain(|(_, fix)| {
        let free = |span: Span| !taken.iter().any(|other| touch(*other, span));
        let fits = fix.edits.iter().all(|edit| free(edit.span));
        if fits {
            taken.extend(fix.edits.iter().map(|edit| edit.span));
        }
        fits
    });
    offered
}

/// Whether two edits get in each other's way; two insertions at one place do, since nobody says which comes first.
fn touch(one: Span, other: Span) -> bool {
    one.file == other.file && one.start <= other.end && other.start <= one.end
}

/// The files that change, with their new texts. The fixes do not overlap, as [`choose`] makes sure; an edit that does
/// not fit its text is left out.
#[must_use]
pub fn apply<'f>(
    fixes: impl IntoIterator<Item = &'f Fix>,
    sources: &Sources,
) -> BTreeMap<FileId, String> {
    let mut edits: Vec<_> = fixes.into_iter().flat_map(|fix| &fix.edits).collect();
    // From the end on, so that what is still to come keeps its place.
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut texts: BTreeMap<FileId, String> = BTreeMap::new();
    for edit in edits {
        let Some(source) = sources.get(edit.span.file) else {
            continue;
        };
        let text = texts
            .entry(edit.span.file)
            .or_insert_with(|| source.text().to_owned());
        if text.get(edit.span.range()).is_some() {
            text.replace_range(edit.span.range(), &edit.text);
        }
    }
    texts
}
