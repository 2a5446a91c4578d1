//! `mskwise cost`.

use std::path::PathBuf;

use clap::Args;

use super::{ConfigurationChoice, Deployment, Pricing};

#[derive(Debug, Args)]
pub(crate) struct Cost {
    /// Templates, or folders that hold some
    #[arg(value_name = "PATH", conflicts_with = "scenario")]
    pub(crate) paths: Vec<PathBuf>,
    /// Price a scenario (TOML or JSON) instead: what is deployed and what flows; - reads standard input
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) scenario: Option<PathBuf>,
    /// What flows through what the templates declare: a scenario without the quantities they tell
    #[arg(
        long,
        value_name = "FILE",
        help_heading = "Input",
        conflicts_with = "scenario"
    )]
    pub(crate) usage: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    #[command(flatten)]
    pub(crate) configuration: ConfigurationChoice,
    #[command(flatten)]
    pub(crate) pricing: Pricing,
    /// How to print: table, json, markdown, html, csv, or scenario (what was priced, for --scenario); F=FILE writes
    /// format F to FILE; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// How each line came about
    #[arg(long, help_heading = "Output")]
    pub(crate) explain: bool,
    /// Print the rest when a price or a quantity is missing
    #[arg(long, help_heading = "Output")]
    pub(crate) allow_missing: bool,
}
