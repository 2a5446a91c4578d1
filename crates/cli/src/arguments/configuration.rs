//! Which configuration holds.

use std::path::PathBuf;

use clap::Args;

/// Which configuration holds.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Configuration")]
pub(crate) struct ConfigurationChoice {
    /// This configuration instead of the nearest mskwise.toml between here and the repository's root
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// No configuration, whatever lies about
    #[arg(long, alias = "isolated", conflicts_with = "config")]
    pub(crate) no_config: bool,
}
