//! How prices are taken.

use std::path::PathBuf;

use clap::Args;

/// How prices are taken.
#[derive(Debug, Args)]
#[command(next_help_heading = "Prices")]
pub(crate) struct Pricing {
    /// A price book of your own (TOML), as `cargo xtask prices import` writes it, in place of the program's
    #[arg(long, value_name = "FILE", alias = "prices")]
    pub(crate) price_book: Option<PathBuf>,
    /// Off list prices: 12%, or DIMENSION=12% for one dimension such as standard.broker; may be repeated
    #[arg(long, value_name = "PERCENT")]
    pub(crate) discount: Vec<String>,
    /// Another currency at a rate you give, in units for one US dollar: EUR=0.92
    #[arg(long, value_name = "CODE=RATE")]
    pub(crate) currency: Option<String>,
    /// Answer an open question of metering the other way, as the bill names them: express_storage=all-copies; may be
    /// repeated
    #[arg(long, value_name = "QUESTION=ANSWER")]
    pub(crate) assume: Vec<String>,
}
