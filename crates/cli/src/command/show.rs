//! `mskwise show`: what was understood.

use std::path::PathBuf;

use model::Estate;
use report::ShowFormat;

use crate::arguments::Show;
use crate::command::target::targets;
use crate::command::{deployment, inputs_or_here, nothing, unread};
use crate::world::{Exit, Refusal, World};
use crate::{configuration, inputs};

pub(super) fn run(arguments: &Show, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let targets = targets(
        &arguments.format,
        arguments.output.as_ref(),
        ShowFormat::ALL,
        ShowFormat::Tree,
    )?;
    let configuration = configuration::find(&arguments.configuration)?;
    let mut options = deployment::options_with(&arguments.deployment, &configuration, world)?;
    options.client = arguments.client;
    let paths: Vec<PathBuf> = inputs_or_here(&arguments.paths);
    let gathered = inputs::gather(&paths, arguments.stdin_filename.as_deref(), world)?;
    let read = gathered.inputs.len();
    let estate = Estate::read(gathered.inputs, &options);
    for target in &targets {
        let mut text = String::new();
        report::show::write(target.format, &estate, &mut text)
            .map_err(|_| Refusal::failure("the report could not be written"))?;
        target.put(&text, world)?;
    }
    for remark in configuration.dangling(&estate) {
        world.remark(&remark);
    }
    let unread = unread::of(&estate);
    for trouble in gathered.troubles.iter().chain(&unread) {
        world.complain(trouble);
    }
    let files = &mut estate.files.iter();
    if unread.is_empty() && files.all(|file| file.kind == model::FileKind::Other) {
        world.remark(&nothing(gathered.passed_over + read));
    }
    Ok(if gathered.troubles.is_empty() && unread.is_empty() {
        Exit::Success
    } else {
        Exit::Failure
    })
}
