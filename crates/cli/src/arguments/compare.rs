//! `mskwise compare`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The workload of a scenario (TOML or JSON); - reads standard input
    #[arg(
        long,
        value_name = "FILE",
        help_heading = "Input",
        conflicts_with = "Workload"
    )]
    pub(crate) scenario: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) workload: Workload,
    /// The region to price; us-east-1, or the scenario's, when left out
    #[arg(long, value_name = "REGION", help_heading = "Input")]
    pub(crate) region: Option<String>,
    /// A price book of your own (TOML) in place of the program's
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) prices: Option<PathBuf>,
    /// How to print: table, json, markdown; F=FILE writes format F to FILE; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Every size, also those that are out, with the reason
    #[arg(long, help_heading = "Output")]
    pub(crate) all: bool,
}

/// A workload in flags; what is left out is assumed and listed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Workload")]
pub(crate) struct Workload {
    /// Written by producers on average, MiB/s on the wire
    #[arg(long, value_name = "MIB_S")]
    pub(crate) write_mib_s: Option<String>,
    /// Written at the busiest time
    #[arg(long, value_name = "MIB_S")]
    pub(crate) peak_write_mib_s: Option<String>,
    /// Read by all consumer groups together, on average
    #[arg(long, value_name = "MIB_S")]
    pub(crate) read_mib_s: Option<String>,
    /// Read at the busiest time
    #[arg(long, value_name = "MIB_S")]
    pub(crate) peak_read_mib_s: Option<String>,
    /// How long data is kept
    #[arg(long, value_name = "HOURS")]
    pub(crate) retention_hours: Option<String>,
    /// How long it is kept on the brokers; less than in all means tiered storage
    #[arg(long, value_name = "HOURS")]
    pub(crate) local_retention_hours: Option<String>,
    /// Partitions, leaders only
    #[arg(long, value_name = "NUMBER")]
    pub(crate) partitions: Option<String>,
}
