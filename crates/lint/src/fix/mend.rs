//! Fixes until nothing changes. In: files and a way to lint them. Out: the files with every fix that helps, and what is
//! still to tell. After each step the files are linted again: a step that leaves its finding, or brings another one,
//! is taken back.

use std::collections::HashSet;

use model::{Estate, Input};

use super::{Extent, apply, choose, chosen};
use crate::{Finding, Fix, Run};

/// How often files are linted at most. Fixes are taken together, so that most runs need three.
const LOOKS: usize = 100;

/// How many steps fixes of what came to light may follow the first.
const DEPTH: usize = 3;

/// Files, and what is known of them.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'s> {
    /// All files.
    pub inputs: &'s [Input],
    /// What they are.
    pub estate: &'s Estate,
    /// What is to be told of them.
    pub run: &'s Run,
}

/// Files on the way and what was found in them.
struct Step {
    inputs: Vec<Input>,
    estate: Estate,
    run: Run,
}

impl Step {
    fn seen(&self) -> Seen<'_> {
        Seen {
            inputs: &self.inputs,
            estate: &self.estate,
            run: &self.run,
        }
    }
}

fn step<E>(
    inputs: Vec<Input>,
    look: &mut impl FnMut(Vec<Input>) -> Result<(Estate, Run), E>,
) -> Result<Step, E> {
    let (estate, run) = look(inputs.clone())?;
    Ok(Step {
        inputs,
        estate,
        run,
    })
}

/// Files after their fixes.
#[derive(Debug)]
pub struct Mended {
    /// All files, in the order given.
    pub inputs: Vec<Input>,
    /// What they are now.
    pub estate: Estate,
    /// What is left to tell.
    pub run: Run,
    /// How many fixes were applied.
    pub applied: usize,
    /// How many were tried and taken back.
    pub refused: usize,
}

/// Applies the fixes of an extent. `look` lints files; it is called at least once.
///
/// # Errors
/// Those of `look`.
pub fn mend<E>(
    inputs: Vec<Input>,
    extent: Extent,
    mut look: impl FnMut(Vec<Input>) -> Result<(Estate, Run), E>,
) -> Result<Mended, E> {
    let first = step(inputs, &mut look)?;
    let tried = tried(first.seen(), extent, &|_| true, &mut look)?;
    let Step {
        inputs,
        estate,
        run,
    } = tried.last.unwrap_or(first);
    let mut mended = Mended {
        inputs,
        estate,
        run,
        applied: tried.applied,
        refused: tried.refused,
    };
    mended.run.fixed = tried.applied;
    Ok(mended)
}

/// The files after those fixes of a known run that are `wanted`, and after what these bring to light; `None` when none
/// of them helps. `look` lints files that were changed: what is known is not linted again.
///
/// # Errors
/// Those of `look`.
pub fn mend_known<E>(
    seen: Seen<'_>,
    extent: Extent,
    wanted: &dyn Fn(&Finding) -> bool,
    mut look: impl FnMut(Vec<Input>) -> Result<(Estate, Run), E>,
) -> Result<Option<Vec<Input>>, E> {
    let tried = tried(seen, extent, wanted, &mut look)?;
    Ok(tried.last.map(|step| step.inputs))
}

/// What came of trying fixes.
struct Tried {
    /// The files after the last step that helped.
    last: Option<Step>,
    applied: usize,
    refused: usize,
}

fn tried<E>(
    first: Seen<'_>,
    extent: Extent,
    wanted: &dyn Fn(&Finding) -> bool,
    look: &mut impl FnMut(Vec<Input>) -> Result<(Estate, Run), E>,
) -> Result<Tried, E> {
    let mut last: Option<Step> = None;
    let mut applied = 0;
    let mut refused: HashSet<String> = HashSet::new();
    let mut most = usize::MAX;
    for _ in 1..LOOKS {
        let now = last.as_ref().map_or(first, Step::seen);
        let mut chosen = chosen(now.run.findings.iter().filter(|one| wanted(one)), extent);
        chosen.retain(|(finding, fix)| {
            !refused.contains(&finding.fingerprint) && is_whole(fix, now.estate, now.inputs)
        });
        chosen.truncate(most);
        let Some((head, _)) = chosen.first() else {
            break;
        };
        let (count, head) = (chosen.len(), head.fingerprint.clone());
        let fixes = chosen.iter().map(|(_, fix)| *fix);
        let mut next = step(edited(now.inputs, now.estate, fixes), look)?;
        let known = known(now.run);
        // What a fix brings to light may have a fix of its own: together they may do what neither does alone.
        for _ in 0..DEPTH {
            let mut revealed = choose(&next.run.findings, extent);
            revealed.retain(|(finding, fix)| {
                let new = !known.contains(finding.fingerprint.as_str());
                new && is_whole(fix, &next.estate, &next.inputs)
            });
            if revealed.is_empty() {
                break;
            }
            let fixes = revealed.iter().map(|(_, fix)| *fix);
            next = step(edited(&next.inputs, &next.estate, fixes), look)?;
        }
        let all_known = {
            let mut after = next.run.findings.iter();
            after.all(|finding| known.contains(finding.fingerprint.as_str()))
        };
        if all_known && next.run.findings.len() + count <= now.run.findings.len() {
            last = Some(next);
            applied += count;
            most = count.saturating_mul(2);
        } else if count == 1 {
            refused.insert(head);
            most = usize::MAX;
        } else {
            most = count / 2;
        }
    }
    Ok(Tried {
        last,
        applied,
        refused: refused.len(),
    })
}

/// Whether the texts of a fix are what the files hold: of a file that was decoded on the way the places differ.
fn is_whole(fix: &Fix, estate: &Estate, inputs: &[Input]) -> bool {
    fix.edits.iter().all(|edit| {
        let source = estate.sources.get(edit.span.file);
        source.is_some_and(|source| {
            let mut same = inputs.iter().filter(|input| input.name == source.name());
            let input = same.next().filter(|_| same.next().is_none());
            input.is_some_and(|input| source.text().as_bytes() == input.bytes)
        })
    })
}

fn edited<'f>(
    inputs: &[Input],
    estate: &Estate,
    fixes: impl IntoIterator<Item = &'f Fix>,
) -> Vec<Input> {
    let mut inputs = inputs.to_vec();
    for (file, text) in apply(fixes, &estate.sources) {
        let name = estate.sources.name(file);
        if let Some(input) = inputs.iter_mut().find(|input| input.name == name) {
            input.bytes = text.into_bytes();
        }
    }
    inputs
}

fn known(run: &Run) -> HashSet<&str> {
    let all = run.findings.iter();
    all.map(|finding| finding.fingerprint.as_str()).collect()
}
