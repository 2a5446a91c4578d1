//! `mskwise explain`.

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A rule (MSK101), a Kafka setting, a quota, a broker size, a Kafka version, or a charge
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The region of prices
    #[arg(long, value_name = "REGION", default_value = "us-east-1")]
    pub(crate) region: String,
}
