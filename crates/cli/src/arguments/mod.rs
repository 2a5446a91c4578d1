//! What can be typed: one file per command, and one per group of options that commands share.

pub(crate) mod access;
mod check_move;
mod choice;
mod compare;
mod completions;
mod configuration;
mod cost;
mod deferred;
mod deployment;
mod diff;
mod explain;
mod init;
mod lint;
mod lsp;
mod pricing;
mod report;
mod rules;
mod show;
mod suppress;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

pub(crate) use access::Access;
pub(crate) use check_move::{CheckMove, FailOnPoint};
pub(crate) use choice::RuleChoice;
pub(crate) use compare::{Compare, Model, Workload};
pub(crate) use completions::Completions;
pub(crate) use configuration::ConfigurationChoice;
pub(crate) use cost::Cost;
use deferred::Deferred;
pub(crate) use deployment::Deployment;
pub(crate) use diff::{Diff, Increase};
pub(crate) use explain::{Explain, ExplainFormat};
pub(crate) use init::Init;
pub(crate) use lint::{FailOn, Lint};
pub(crate) use lsp::Lsp;
pub(crate) use pricing::Pricing;
pub(crate) use report::Report;
pub(crate) use rules::{Rules, RulesFormat};
pub(crate) use show::Show;
pub(crate) use suppress::Suppress;

const EXIT_CODES: &str = "\
Exit codes:
  0  nothing at or above the threshold of --fail-on
  1  findings at or above it
  2  bad arguments or configuration
  3  the program itself failed, or an input could not be read";

/// What will hurt you on Amazon MSK, and what will it cost: answered offline from the files you already have
#[derive(Debug, Parser)]
#[command(
    name = "mskwise",
    bin_name = "mskwise",
    version,
    arg_required_else_help = true
)]
#[command(
    after_help = "`mskwise infra/` is short for `mskwise lint infra/`.",
    max_term_width = 100
)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find what will hurt: in templates, Terraform plans, settings, clients and policies
    #[command(after_help = EXIT_CODES)]
    Lint(Deferred<Lint>),
    /// Show what was understood: effective settings and where each value comes from
    Show(Deferred<Show>),
    /// Price templates or a scenario: every line with quantity, unit price and date
    Cost(Deferred<Cost>),
    /// Size and price one workload as Standard, Express and Serverless
    Compare(Deferred<Compare>),
    /// Tell what a change does: replacements, updates the service refuses, restarts, findings, cost
    #[command(after_help = diff::SIDES)]
    Diff(Deferred<Diff>),
    /// Who may do what: can this role work, who can do that, the least policy for a use
    Access(Access),
    /// Write one document for a design review: findings, capacity, cost and comparison
    Report(Deferred<Report>),
    /// Tell what stands between clusters and Express, Serverless, KRaft or a Kafka version
    CheckMove(Deferred<CheckMove>),
    /// Explain a rule, a setting, a quota, a broker size, a version or a price, with source and date
    Explain(Deferred<Explain>),
    /// List the rules
    Rules(Deferred<Rules>),
    /// Write a suppression of one finding in the right place, with its reason
    Suppress(Deferred<Suppress>),
    /// Look at the repository and write a commented mskwise.toml
    Init(Deferred<Init>),
    /// Serve an editor (Language Server Protocol): findings while typing, hovers, fixes, completion
    #[command(after_help = lsp::SET_UP)]
    Lsp(Deferred<Lsp>),
    /// Print the completion script of a shell
    Completions(Deferred<Completions>),
    /// Print the manual page, in roff: `mskwise man > mskwise.1`
    Man,
}

/// Puts `lint` before arguments that begin with no command: `mskwise infra/`.
pub(crate) fn with_default_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let Some(first) = arguments.get(1).and_then(|first| first.to_str()) else {
        return arguments;
    };
    let for_all = ["-h", "--help", "-V", "--version", "help"].contains(&first);
    let known = || names().any(|name| name == first);
    if !for_all && !known() {
        arguments.insert(1, "lint".into());
    }
    arguments
}

/// The names of all commands.
pub(crate) fn names() -> impl Iterator<Item = String> {
    let command = <Arguments as clap::CommandFactory>::command();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    names.into_iter()
}
