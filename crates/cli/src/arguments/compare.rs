//! `mskwise compare`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Pricing;

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
    #[command(flatten)]
    pub(crate) pricing: Pricing,
    /// Whose sizing: ours, or what AWS's published script answers
    #[arg(
        long,
        value_name = "MODEL",
        default_value = "mskwise",
        help_heading = "Model"
    )]
    pub(crate) model: Model,
    /// Provisioned storage throughput per broker to ask AWS's script for, MiB/s
    #[arg(long, value_name = "MIB_S", help_heading = "Model")]
    pub(crate) provisioned_mib_s: Option<String>,
    /// How to print: table, json, markdown, html, csv, svg (the chart), scenario; F=FILE writes format F to FILE; may be
    /// repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Every size, also those that are out, with the reason
    #[arg(long, help_heading = "Output")]
    pub(crate) all: bool,
    /// How sizes and bills came about; with AWS's script, where and why ours differ
    #[arg(long, help_heading = "Output")]
    pub(crate) explain: bool,
}

/// Whose sizing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Model {
    Mskwise,
    AwsScript,
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
