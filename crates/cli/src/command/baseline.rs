//! `--baseline FILE` and `--write-baseline FILE`: known findings in files.

use std::path::{Path, PathBuf};

use ::lint::{Baseline, Run, Selection};
use model::Estate;

use crate::configuration::Configuration;
use crate::output;
use crate::world::Refusal;

/// A baseline and the file it stands in.
pub(super) struct Known {
    file: PathBuf,
    baseline: Baseline,
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
    let text = std::fs::read_to_string(&file).map_err(unreadable)?;
    let wrong = |error| Refusal::usage(format!("{}: {error}", file.display()));
    let baseline = Baseline::parse(&text).map_err(wrong)?;
    Ok(Some(Known { file, baseline }))
}

/// Writes what was found, so that it is known from now on; what to tell about it.
pub(super) fn write(file: &Path, run: &mut Run, estate: &Estate) -> Result<String, Refusal> {
    let baseline = Baseline::of(&run.findings, estate);
    output::write(file, &baseline.write())?;
    let count = run.findings.len();
    baseline.apply(run, estate, |_| true);
    let noun = if count == 1 {
        "finding is"
    } else {
        "findings are"
    };
    Ok(format!(
        "{count} {noun} known from now on, in {}",
        file.display()
    ))
}

impl Known {
    /// Hides known findings; tells those that are gone.
    pub(super) fn apply(
        &self,
        run: &mut Run,
        estate: &Estate,
        selection: &Selection,
    ) -> Vec<String> {
        let ran: Vec<String> = rules::ALL
            .iter()
            .filter(|rule| selection.runs_somewhere(rule))
            .map(::lint::Rule::id)
            .collect();
        self.baseline
            .apply(run, estate, |rule| ran.iter().any(|id| id == rule));
        let fixed = run.baseline.iter().flat_map(|verdicts| &verdicts.fixed);
        let mut told: Vec<String> = fixed
            .map(|one| format!("fixed: {} {} {}", one.rule, one.at, one.fingerprint))
            .collect();
        if !told.is_empty() {
            let file = self.file.display();
            told.push(format!(
                "what is fixed leaves {file} with --write-baseline {file}"
            ));
        }
        told
    }
}
