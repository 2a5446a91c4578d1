//! `--baseline FILE` and `--write-baseline FILE`: known findings in files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ::lint::{Baseline, Run, Scope, Selection};
use model::Estate;

use crate::configuration::Configuration;
use crate::world::Refusal;
use crate::{inputs, output};

/// A baseline and the file it stands in.
pub(super) struct Known {
    file: PathBuf,
    baseline: Baseline,
}

/// What decides which known findings a run could have seen.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub(super) configuration: &'a Configuration,
    pub(super) selection: &'a Selection,
    /// Whether Guard rules took part.
    pub(super) guard: bool,
}

/// Reads the baseline that a flag or the configuration names.
pub(super) fn read(
    flag: Option<&Path>,
    configuration: &Configuration,
) -> Result<Option<Known>, Refusal> {
    let Some(file) = flag
        .map(Path::to_path_buf)
        .or_else(|| configuration.baseline())
    else {
        return Ok(None);
    };
    let unreadable = |error| Refusal::usage(format!("cannot read {}: {error}", file.display()));
    let text = inputs::told(&file).map_err(unreadable)?;
    let wrong = |error| Refusal::usage(format!("{}: {error}", file.display()));
    let baseline = Baseline::parse(&text).map_err(wrong)?;
    Ok(Some(Known { file, baseline }))
}

/// Writes what was found, so that it is known from now on; what to tell about it. What the run did not look at stays
/// known.
pub(super) fn write(
    file: &Path,
    run: &mut Run,
    estate: &Estate,
    sight: Sight<'_>,
) -> Result<String, Refusal> {
    let mut baseline = Baseline::of(&run.findings, estate);
    // A file that is no baseline, or none at all, knows nothing that could stay.
    let earlier = inputs::told(file).ok();
    let earlier = earlier.and_then(|text| Baseline::parse(&text).ok());
    let kept =
        sight.look(|scope| earlier.map_or(0, |earlier| baseline.keep(&earlier, estate, scope)));
    output::write(file, &baseline.write())?;
    let count = run.findings.len();
    sight.look(|scope| baseline.apply(run, estate, scope));
    let noun = if count == 1 {
        "finding is"
    } else {
        "findings are"
    };
    let file = file.display();
    let mut told = format!("{count} {noun} known from now on, in {file}");
    if kept > 0 {
        told.push_str(&format!(
            "; {kept} in it of files or rules that were not looked at stay"
        ));
    }
    Ok(told)
}

impl Sight<'_> {
    fn look<T>(self, look: impl FnOnce(Scope<'_>) -> T) -> T {
        let rules = rules::ALL.iter();
        let ran: HashMap<String, bool> = rules
            .map(|rule| (rule.id(), self.selection.runs_somewhere(rule)))
            .collect();
        look(Scope {
            // A rule that no longer exists finds nothing any more.
            ran: &|id| {
                let known = ran.get(id).copied();
                known.unwrap_or(self.guard || !id.starts_with("GUARD/"))
            },
            exists: &|name| self.configuration.exists(name),
        })
    }
}

impl Known {
    /// Hides known findings; tells those that are gone, and files that have another name now.
    pub(super) fn apply(&self, run: &mut Run, estate: &Estate, sight: Sight<'_>) -> Vec<String> {
        sight.look(|scope| self.baseline.apply(run, estate, scope));
        let Some(verdicts) = &run.baseline else {
            return Vec::new();
        };
        let fixed = verdicts.fixed.iter();
        let mut told: Vec<String> = fixed
            .map(|one| format!("fixed: {} {} {}", one.rule, one.at, one.fingerprint))
            .collect();
        let file = self.file.display();
        if !told.is_empty() {
            told.push(format!(
                "what is fixed leaves {file} with --write-baseline {file}"
            ));
        }
        for one in &verdicts.moved {
            let (from, to, known) = (&one.from, &one.to, one.findings);
            told.push(format!(
                "{from} is taken to be {to} now, with {known} known; --write-baseline {file} keeps that"
            ));
        }
        told
    }
}
