//! `mskwise check-move`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Deployment;

#[derive(Debug, Args)]
pub(crate) struct CheckMove {
    /// Templates, or folders that hold some. The current folder when left out
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Where to: express, serverless, kraft, or a Kafka version such as 3.9.x or 4.0.x.kraft
    #[arg(long, value_name = "TARGET")]
    pub(crate) to: String,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    /// How to print: table, json, markdown; F=FILE writes format F to FILE; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// The least weight of a point that makes the exit code 1
    #[arg(
        long,
        value_name = "WEIGHT",
        default_value = "blocks",
        help_heading = "Output"
    )]
    pub(crate) fail_on: FailOnPoint,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOnPoint {
    Blocks,
    Decide,
    Changes,
    Never,
}
