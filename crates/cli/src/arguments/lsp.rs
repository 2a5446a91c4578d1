//! `mskwise lsp`.

use clap::Args;

/// What is printed below the options.
pub(crate) const SET_UP: &str = "\
The editor starts it itself. Give it `mskwise lsp` as the command of a language server for YAML,
JSON, TOML, properties and environment files:

  Neovim    vim.lsp.config.mskwise = { cmd = { \"mskwise\", \"lsp\" } }
  Helix     [language-server.mskwise] command = \"mskwise\", args = [\"lsp\"]
  Emacs     (add-to-list 'eglot-server-programs '(yaml-mode . (\"mskwise\" \"lsp\")))
  IntelliJ  a new server of LSP4IJ with the command `mskwise lsp`
  VS Code   a client of two files: docs/editors.md

A folder is linted with the nearest mskwise.toml and its baseline, as `mskwise lint` does there.

Exit codes:
  0  the editor said that it leaves
  1  it went without a word";

#[derive(Debug, Args)]
pub(crate) struct Lsp {
    /// Speak over standard input and output, as it does anyway; editors like to say it
    #[arg(long)]
    pub(crate) stdio: bool,
}
