//! `mskwise explain`.

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A rule (MSK101), a Kafka setting, a quota, a broker size, a Kafka version, or a charge
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The region of prices
    #[arg(long, value_name = "REGION", default_value = "us-east-1")]
    pub(crate) region: String,
    /// How to tell it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ExplainFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    Text,
    Json,
}
