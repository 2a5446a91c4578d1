//! `mskwise lint`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use lint::config::Threshold;

use super::{ConfigurationChoice, Deployment, RuleChoice};
use crate::world::Colour;

#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// Files and folders; - reads standard input. The current folder when left out
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: RuleChoice,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    /// Library and version of clients that do not say, such as java@2.8 or librdkafka@2.x
    #[arg(long, value_name = "CLIENT", help_heading = "Deployment")]
    pub(crate) client: Option<kafka::client::Client>,
    /// How to print: pretty, short, json, …; F=FILE writes format F to FILE; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// No summary and no remarks
    #[arg(long, short, help_heading = "Output")]
    pub(crate) quiet: bool,
    /// When to colour; auto heeds NO_COLOR and FORCE_COLOR
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Output"
    )]
    pub(crate) color: Colour,
    /// The least severity that makes the exit code 1; error when nothing else is said
    #[arg(long, value_name = "SEVERITY", help_heading = "Output")]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) configuration: ConfigurationChoice,
    /// Known findings in FILE are not told again; what is gone from it is
    #[arg(long, value_name = "FILE", help_heading = "Baseline")]
    pub(crate) baseline: Option<PathBuf>,
    /// Make what is found now known: written to FILE, and not told again
    #[arg(
        long,
        value_name = "FILE",
        help_heading = "Baseline",
        conflicts_with = "baseline"
    )]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Apply fixes: safe ones change nothing that anybody may have wanted, unsafe takes all
    #[arg(
        long,
        value_name = "EXTENT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "safe",
        help_heading = "Fixes"
    )]
    pub(crate) fix: Option<FixExtent>,
    /// Print what the fixes would change, as a unified diff, and write nothing
    #[arg(long, help_heading = "Fixes")]
    pub(crate) diff: bool,
    /// What to call standard input; the ending says how to read it
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(crate) stdin_filename: Option<String>,
    /// What flows, for what findings cost; --region alone prices what is declared
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) usage: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum FixExtent {
    Safe,
    Unsafe,
}

impl From<FixExtent> for lint::fix::Extent {
    fn from(extent: FixExtent) -> Self {
        match extent {
            FixExtent::Safe => Self::Safe,
            FixExtent::Unsafe => Self::All,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// The least severity that fails, if any does.
    pub(crate) fn threshold(self) -> Option<lint::Severity> {
        match Threshold::from(self) {
            Threshold::From(least) => Some(least),
            Threshold::Never => None,
        }
    }
}

impl From<FailOn> for Threshold {
    fn from(fail: FailOn) -> Self {
        match fail {
            FailOn::Error => Self::From(lint::Severity::Error),
            FailOn::Warning => Self::From(lint::Severity::Warning),
            FailOn::Note => Self::From(lint::Severity::Note),
            FailOn::Never => Self::Never,
        }
    }
}
