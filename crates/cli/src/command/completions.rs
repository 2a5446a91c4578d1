//! `mskwise completions SHELL`.

use clap::CommandFactory;

use crate::arguments::{Arguments, Completions};
use crate::world::{Exit, Refusal, World};

pub(super) fn run(arguments: &Completions, world: &mut World<'_>) -> Result<Exit, Refusal> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "mskwise",
        &mut script,
    );
    world.say(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Success)
}
