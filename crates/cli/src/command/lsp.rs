//! `mskwise lsp`: files and settings for the editor's shell, found and linted as `mskwise lint` does in each folder.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use ::lint::{Run, Selection};
use ::lsp::{Marked, Trouble};
use fact::Confidence;
use model::{Estate, Input, Options};

use crate::arguments::Deployment;
use crate::command::{baseline, deployment, sets};
use crate::configuration::{Configuration, Failure};
use crate::world::{Exit, Refusal, World};
use crate::{configuration, inputs};

pub(super) fn run(world: &mut World<'_>) -> Result<Exit, Refusal> {
    let host = Native {
        variable: world.variable,
    };
    let ended = ::lsp::serve(io::stdin(), world.out, &host)
        .map_err(|error| Refusal::failure(format!("the editor cannot be reached: {error}")))?;
    Ok(match ended {
        ::lsp::Ended::AsAsked => Exit::Success,
        // The protocol wants exactly 1 here, whatever the number means elsewhere.
        ::lsp::Ended::Abruptly => Exit::Findings,
    })
}

/// The file system, the environment and the clock.
struct Native<'w> {
    variable: &'w dyn Fn(&str) -> Option<String>,
}

impl Native<'_> {
    /// A world of which only the clock and the environment are looked at: the streams are the editor's.
    fn quietly<T>(&self, work: impl FnOnce(&mut World<'_>) -> T) -> T {
        work(&mut World {
            out: &mut io::sink(),
            err: &mut io::sink(),
            input: &mut io::empty(),
            variable: self.variable,
            now: SystemTime::now(),
            out_is_terminal: false,
            err_is_terminal: false,
            width: None,
        })
    }
}

impl ::lsp::Host for Native<'_> {
    fn files(&self, root: &Path) -> (Vec<Input>, Vec<String>) {
        let gathered = match self.quietly(|world| inputs::gather(&[root], None, world)) {
            Ok(gathered) => gathered,
            Err(refusal) => return (Vec::new(), vec![refusal.message]),
        };
        let base = inputs::shown(root);
        let below = |mut input: Input| {
            if let Some(rest) = input.name.strip_prefix(&base) {
                input.name = rest.trim_start_matches('/').to_owned();
            }
            input
        };
        let files = gathered.inputs.into_iter().map(below).collect();
        (files, gathered.troubles)
    }

    fn may_be_ours(&self, path: &Path) -> bool {
        inputs::may_be_ours(path)
    }

    fn now(&self) -> Instant {
        Instant::now()
    }

    fn project(
        &self,
        root: &Path,
        open: &dyn Fn(&Path) -> Option<String>,
    ) -> Result<Box<dyn ::lsp::Project>, Trouble> {
        let configuration = configuration::around(root, open).map_err(|failure| match failure {
            Failure::Mistakes {
                file,
                text,
                mistakes,
            } => Trouble::Configuration(Marked {
                file,
                text,
                mistakes,
            }),
            Failure::Refused(refusal) => Trouble::Other(refusal.message),
        })?;
        match self.quietly(|world| settled(configuration, world)) {
            Ok(project) => Ok(Box::new(project)),
            Err(refusal) => Err(Trouble::Other(refusal.message)),
        }
    }
}

/// What holds in a folder.
struct Settled {
    configuration: Configuration,
    selection: Selection,
    sets: Vec<(String, Options)>,
    guard: Vec<PathBuf>,
    baseline: Option<baseline::Known>,
    least: Confidence,
}

fn settled(configuration: Configuration, world: &mut World<'_>) -> Result<Settled, Refusal> {
    let arguments = Deployment {
        parameter: Vec::new(),
        parameters: Vec::new(),
        region: None,
        today: world.today(),
    };
    Ok(Settled {
        selection: configuration.config.selection(),
        sets: deployment::sets_with(&arguments, &configuration, world)?,
        guard: configuration.files(&configuration.config.guard),
        baseline: baseline::read(None, &configuration)?,
        least: configuration
            .config
            .min_confidence
            .unwrap_or(Confidence::Low),
        configuration,
    })
}

impl ::lsp::Project for Settled {
    fn lint(&self, inputs: Vec<Input>) -> Result<(Estate, Run), String> {
        let (estate, mut run) = sets::lint(inputs, self.sets.clone(), &self.selection, &self.guard)
            .map_err(|refusal| refusal.message)?;
        if let Some(baseline) = &self.baseline {
            let sight = baseline::Sight {
                configuration: &self.configuration,
                selection: &self.selection,
                guard: !self.guard.is_empty(),
            };
            // What is fixed is told by `mskwise lint`; an editor has no place for it.
            let _ = baseline.apply(&mut run, &estate, sight);
        }
        run.findings
            .retain(|finding| finding.confidence >= self.least);
        Ok((estate, run))
    }

    fn region(&self) -> Option<String> {
        self.configuration.config.region.clone()
    }

    fn in_vain(&self, estate: &Estate) -> Option<Marked> {
        let (file, text, mistakes) = self.configuration.in_vain(estate)?;
        Some(Marked {
            file,
            text,
            mistakes,
        })
    }
}
