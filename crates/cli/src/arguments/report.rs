//! `mskwise report`.

use std::path::PathBuf;

use clap::Args;

use super::{ConfigurationChoice, Deployment, Pricing, RuleChoice, Workload};

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// Files and folders. The current folder when left out
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// What flows through what the templates declare: a scenario without the quantities they tell
    #[arg(
        long,
        value_name = "FILE",
        help_heading = "Input",
        conflicts_with = "Workload"
    )]
    pub(crate) usage: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) workload: Workload,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    #[command(flatten)]
    pub(crate) pricing: Pricing,
    #[command(flatten)]
    pub(crate) rules: RuleChoice,
    #[command(flatten)]
    pub(crate) configuration: ConfigurationChoice,
    /// How to print: html, markdown; F=FILE writes format F to FILE; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// What the document is called
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "Amazon MSK review",
        help_heading = "Output"
    )]
    pub(crate) title: String,
}
