//! `mskwise rules`.

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: RulesFormat,
    /// Which rules of other tools each one covers
    #[arg(long)]
    pub(crate) coverage: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum RulesFormat {
    Table,
    Json,
    Markdown,
    /// The rules that Guard can express, for cfn-guard and CloudFormation Guard Hooks
    Guard,
}
