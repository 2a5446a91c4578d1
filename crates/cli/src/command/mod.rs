//! One file per command.

mod access;
mod baseline;
mod check_move;
mod compare;
mod completions;
mod cost;
mod deployment;
mod diff;
mod explain;
mod fix;
mod guard;
mod init;
mod lint;
mod lsp;
mod man;
mod pricing;
mod report;
mod rules;
mod sets;
mod show;
mod suppress;
mod target;
mod templates;
mod unread;
mod workload;

use std::path::PathBuf;

use crate::arguments::{Arguments, Command};
use crate::world::{Exit, Refusal, World};

pub(crate) fn run(arguments: Arguments, world: &mut World<'_>) -> Result<Exit, Refusal> {
    match arguments.command {
        Command::Lint(it) => lint::run(&it, world),
        Command::Cost(it) => cost::run(&it, world),
        Command::Compare(it) => compare::run(&it, world),
        Command::Diff(it) => diff::run(&it, world),
        Command::CheckMove(it) => check_move::run(&it, world),
        Command::Show(it) => show::run(&it, world),
        Command::Access(it) => access::run(&it, world),
        Command::Report(it) => report::run(&it, world),
        Command::Explain(it) => explain::run(&it, world),
        Command::Rules(it) => rules::run(&it, world),
        Command::Suppress(it) => suppress::run(&it, world),
        Command::Init(it) => init::run(&it, world),
        Command::Lsp(_) => lsp::run(world),
        Command::Completions(it) => completions::run(&it, world),
        Command::Man => man::run(world),
    }
}

/// The paths of a command, or the current folder.
fn inputs_or_here(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() {
        vec![PathBuf::from(".")]
    } else {
        paths.to_vec()
    }
}

/// What to tell when nothing was for us.
fn nothing(files: usize) -> String {
    format!(
        "nothing here for mskwise: {files} {} passed over; it reads CloudFormation templates that speak of MSK, \
         Kafka .properties files and IAM policy documents",
        if files == 1 { "file" } else { "files" }
    )
}
