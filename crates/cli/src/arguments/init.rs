//! `mskwise init`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder to look at and to write into
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(crate) folder: PathBuf,
    /// Print the file and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Write over a mskwise.toml that is there
    #[arg(long)]
    pub(crate) force: bool,
    /// Print the JSON schema of mskwise.toml, for editors
    #[arg(long)]
    pub(crate) schema: bool,
}
