//! `mskwise lsp`.

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct Lsp {
    /// Speak over standard input and output, as it does anyway; editors like to say it
    #[arg(long)]
    pub(crate) stdio: bool,
}
