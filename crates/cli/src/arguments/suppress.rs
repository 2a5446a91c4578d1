//! `mskwise suppress`.

use std::path::PathBuf;

use clap::Args;
use fact::Date;

use super::{ConfigurationChoice, Deployment};

#[derive(Debug, Args)]
pub(crate) struct Suppress {
    /// The file with the finding
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The rule, by id or name
    #[arg(value_name = "RULE")]
    pub(crate) rule: String,
    /// Why somebody lives with it
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// The last day it holds
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<Date>,
    /// The line of the finding, when the rule finds several things in the file
    #[arg(long, value_name = "LINE")]
    pub(crate) at: Option<u32>,
    /// Files and folders that the file is judged with; may be repeated
    #[arg(long, value_name = "PATH")]
    pub(crate) with: Vec<PathBuf>,
    /// Print what would change, as a unified diff, and write nothing
    #[arg(long)]
    pub(crate) diff: bool,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    #[command(flatten)]
    pub(crate) configuration: ConfigurationChoice,
}
