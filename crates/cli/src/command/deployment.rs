//! What the command line says about the deployment: sets of parameter values, region, today.

use std::path::{Path, PathBuf};

use model::{Given, Options, ParameterSet};

use crate::arguments::Deployment;
use crate::configuration::Configuration;
use crate::inputs;
use crate::world::{Refusal, World};

/// The options of a command that looks at one deployment.
pub(super) fn options(arguments: &Deployment, world: &World<'_>) -> Result<Options, Refusal> {
    options_with(arguments, &Configuration::default(), world)
}

/// The same over what the configuration says.
pub(super) fn options_with(
    arguments: &Deployment,
    configuration: &Configuration,
    world: &World<'_>,
) -> Result<Options, Refusal> {
    let mut sets = sets_with(arguments, configuration, world)?;
    match (sets.pop(), sets.is_empty()) {
        (Some((_, options)), true) => Ok(options),
        (last, _) => {
            sets.extend(last);
            let names: Vec<&str> = sets.iter().map(|(name, _)| name.as_str()).collect();
            Err(Refusal::usage(format!(
                "this command looks at one set of parameter values, not at {}; --parameters FILE#SET picks one",
                names.join(", ")
            )))
        }
    }
}

/// The options of every set of parameter values, with its name; one without a name when no file is given. What
/// `--parameter` and `--region` say holds for all of them.
pub(super) fn sets_with(
    arguments: &Deployment,
    configuration: &Configuration,
    world: &World<'_>,
) -> Result<Vec<(String, Options)>, Refusal> {
    let files = match arguments.parameters.is_empty() {
        true => configuration.files(&configuration.config.parameters),
        false => arguments.parameters.clone(),
    };
    let mut sets = Vec::new();
    for file in &files {
        sets.extend(from_file(file)?);
    }
    if sets.is_empty() {
        sets.push(ParameterSet {
            name: String::new(),
            given: Given::default(),
        });
    }
    let today = arguments.today.or_else(|| world.today());
    let options = |set: ParameterSet| {
        let mut given = set.given;
        given.parameters.extend(arguments.parameter.iter().cloned());
        let region = arguments.region.as_ref();
        let usual = given.region.take();
        given.region = region
            .cloned()
            .or(usual)
            .or_else(|| configuration.config.region.clone());
        let options = Options {
            given,
            today,
            ..configuration.options()
        };
        (set.name, options)
    };
    Ok(sets.into_iter().map(options).collect())
}

/// The sets of a file, or the one that `FILE#SET` picks. A set is called like its file, with its own name behind `#`
/// when the file has several.
fn from_file(path: &Path) -> Result<Vec<ParameterSet>, Refusal> {
    let (file, wanted) = parted(path);
    let shown = file.display();
    let text = inputs::told(&file)
        .map_err(|error| Refusal::failure(format!("cannot read {shown}: {error}")))?;
    let mut sets = Given::parse(&text, &file.to_string_lossy()).map_err(|error| {
        let before = text.get(..error.at.start).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        Refusal::usage(format!("{shown}:{line}: {error}"))
    })?;
    if let Some(wanted) = &wanted {
        let names: Vec<String> = sets.iter().map(|set| set.name.clone()).collect();
        sets.retain(|set| set.name == *wanted);
        if sets.is_empty() {
            return Err(Refusal::usage(format!(
                "{shown} has no set `{wanted}`; it has {}",
                names.join(", ")
            )));
        }
    }
    let several = sets.len() > 1 || wanted.is_some();
    for set in &mut sets {
        set.name = if several {
            format!("{shown}#{}", set.name)
        } else {
            shown.to_string()
        };
    }
    Ok(sets)
}

/// Path and set; a file whose own name holds a `#` is itself.
fn parted(path: &Path) -> (PathBuf, Option<String>) {
    let text = path.to_string_lossy();
    match text.rsplit_once('#') {
        Some((file, set)) if !path.exists() => (PathBuf::from(file), Some(set.to_owned())),
        _ => (path.to_path_buf(), None),
    }
}
