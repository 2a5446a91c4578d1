//! `mskwise show`.

use std::path::PathBuf;

use clap::Args;

use super::{ConfigurationChoice, Deployment};

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Files and folders; - reads standard input. The current folder when left out
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) configuration: ConfigurationChoice,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    /// Library and version of clients that do not say, such as java@2.8 or librdkafka@2.x
    #[arg(long, value_name = "CLIENT", help_heading = "Deployment")]
    pub(crate) client: Option<kafka::client::Client>,
    /// How to print: tree, json; F=FILE writes format F to FILE; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// What to call standard input; the ending says how to read it
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(crate) stdin_filename: Option<String>,
}
