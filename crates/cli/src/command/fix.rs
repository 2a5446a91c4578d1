//! `--fix` and `--diff`: fixes into files, each file whole or not at all, or onto the screen.

use std::path::Path;

use ::lint::Run;
use ::lint::fix::{Extent, Mended, mend};
use model::{Estate, Input};

use crate::arguments::Lint;
use crate::output;
use crate::world::{Refusal, World};

/// What the arguments ask for; nothing when they ask for no fixes.
pub(super) fn extent(arguments: &Lint) -> Result<Option<Extent>, Refusal> {
    let asked = arguments.fix.map(Extent::from);
    let from_stdin = arguments.paths.iter().any(|path| path.as_os_str() == "-");
    if asked.is_some() && from_stdin && !arguments.diff {
        return Err(Refusal::usage(
            "standard input cannot be written; --diff prints what --fix would change",
        ));
    }
    Ok(asked.or(arguments.diff.then_some(Extent::Safe)))
}

/// Files before and after their fixes.
pub(super) struct Fixed {
    before: Vec<Input>,
    extent: Extent,
    mended: Mended,
}

/// Tries the fixes of the findings that `look` tells.
pub(super) fn run(
    inputs: Vec<Input>,
    extent: Extent,
    look: impl FnMut(Vec<Input>) -> Result<(Estate, Run), Refusal>,
) -> Result<Fixed, Refusal> {
    Ok(Fixed {
        before: inputs.clone(),
        extent,
        mended: mend(inputs, extent, look)?,
    })
}

impl Fixed {
    /// The files as they are now, and how many fixes that took.
    pub(super) fn into_inputs(self) -> (Vec<Input>, usize) {
        (self.mended.inputs, self.mended.applied)
    }

    fn changed(&self) -> impl Iterator<Item = (&Input, &Input)> {
        let pairs = self.before.iter().zip(&self.mended.inputs);
        pairs.filter(|(before, after)| before.bytes != after.bytes)
    }

    /// Writes the files that changed.
    pub(super) fn write(&self) -> Result<(), Refusal> {
        for (before, after) in self.changed() {
            let path = Path::new(&before.name);
            let text = String::from_utf8_lossy(&after.bytes);
            let there = std::fs::read(path).map_err(|error| {
                Refusal::failure(format!("cannot read {}: {error}", before.name))
            })?;
            if there != before.bytes {
                let name = &before.name;
                return Err(Refusal::failure(format!(
                    "{name} has changed since it was read, and is left as it is"
                )));
            }
            output::write(path, &text)?;
        }
        Ok(())
    }

    /// Prints what would change.
    pub(super) fn tell_diff(&self, world: &mut World<'_>) -> Result<(), Refusal> {
        for (before, after) in self.changed() {
            let (old, new) = (
                String::from_utf8_lossy(&before.bytes),
                String::from_utf8_lossy(&after.bytes),
            );
            world.say(&report::patch::unified(&before.name, &old, &new))?;
        }
        Ok(())
    }

    /// What to tell beside the findings that are left.
    pub(super) fn remarks(&self, written: bool) -> Vec<String> {
        let files = self.changed().count();
        let fixes = |number: usize| match number {
            1 => "1 fix".to_owned(),
            _ => format!("{number} fixes"),
        };
        let files = match files {
            1 => "1 file".to_owned(),
            _ => format!("{files} files"),
        };
        let applied = fixes(self.mended.applied);
        let mut told = vec![match (self.mended.applied, written) {
            (0, _) => "nothing to fix".to_owned(),
            (_, true) => format!("{applied} applied in {files}"),
            (_, false) => format!("{applied} in {files}; nothing was written"),
        }];
        let left = self.mended.run.findings.iter();
        let more = left.filter_map(|finding| finding.fix.as_ref());
        let more = more.filter(|fix| !self.extent.takes(fix)).count();
        if more > 0 {
            told.push(format!(
                "{} more with --fix=unsafe, which may change what somebody wanted",
                fixes(more)
            ));
        }
        if self.mended.refused > 0 {
            told.push(format!(
                "{} taken back: the finding would have stayed, or others come",
                fixes(self.mended.refused)
            ));
        }
        told
    }
}
