//! The command line: arguments in, text and an exit code out. Everything the program knows comes from the libraries;
//! here are only arguments, files, colours and exit codes.

#![allow(
    clippy::disallowed_methods,
    reason = "the shell is where files, clock and environment are"
)]

mod arguments;
mod command;
mod configuration;
mod git;
mod inputs;
mod output;
mod process;
mod threads;
mod world;

use std::ffi::OsString;

use clap::Parser;

pub use process::main;
pub use world::{Exit, World};

/// Runs the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>, world: &mut World<'_>) -> Exit {
    let arguments = arguments::with_default_command(arguments.into_iter().collect());
    let parsed = match arguments::Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => return world.clap(&error),
    };
    match command::run(parsed, world) {
        Ok(exit) => exit,
        Err(refusal) => {
            world.complain(&refusal.message);
            refusal.exit
        }
    }
}
