//! One file per command.

mod compare;
mod completions;
mod cost;
mod deployment;
mod explain;
mod lint;
mod pricing;
mod rules;
mod target;

use crate::arguments::{Arguments, Command};
use crate::world::{Exit, Refusal, World};

pub(crate) fn run(arguments: Arguments, world: &mut World<'_>) -> Result<Exit, Refusal> {
    match arguments.command {
        Command::Lint(it) => lint::run(&it, world),
        Command::Cost(it) => cost::run(&it, world),
        Command::Compare(it) => compare::run(&it, world),
        Command::Explain(it) => explain::run(&it, world),
        Command::Rules(it) => rules::run(&it, world),
        Command::Completions(it) => completions::run(&it, world),
    }
}
