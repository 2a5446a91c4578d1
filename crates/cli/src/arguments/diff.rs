//! `mskwise diff`.

use std::path::PathBuf;

use clap::Args;

use super::{ConfigurationChoice, Deployment, FailOn, RuleChoice};

/// Explains both sides at the end of the help.
pub(super) const SIDES: &str = "\
BASE and HEAD are files, folders or git revisions; what exists as a path is taken as a path. A revision is read
through git, and beside a path it is that path at the revision:
  mskwise diff main HEAD infra/      two revisions of a folder
  mskwise diff main infra/           a revision and what lies in the folder now
  mskwise diff old.yaml new.yaml     two files

Resources pair by template and logical id. Severities: what the service refuses and what destroys records are errors;
any other replacement, and a change to prepare for, is a warning; a rolling restart, a default that changes and what
cannot be told are notes. --fail-on counts them and new findings.";

#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// What is deployed: a file, a folder or a git revision
    #[arg(value_name = "BASE")]
    pub(crate) base: String,
    /// What would be: a file, a folder or a git revision
    #[arg(value_name = "HEAD", default_value = ".")]
    pub(crate) head: String,
    /// Only what lies below these, on both sides
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: RuleChoice,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    #[command(flatten)]
    pub(crate) configuration: ConfigurationChoice,
    /// What flows through the clusters: a scenario without the quantities that templates tell
    #[arg(long, value_name = "FILE", help_heading = "Cost")]
    pub(crate) usage: Option<PathBuf>,
    /// A price book of your own (TOML) in place of the program's
    #[arg(
        long = "price-book",
        alias = "prices",
        value_name = "FILE",
        help_heading = "Cost"
    )]
    pub(crate) prices: Option<PathBuf>,
    /// How to print: table, json, markdown; F=FILE writes format F to FILE; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// The least severity of a change or a new finding that makes the exit code 1
    #[arg(
        long,
        value_name = "SEVERITY",
        default_value = "error",
        help_heading = "Output"
    )]
    pub(crate) fail_on: FailOn,
    /// The rise of the typical monthly cost that makes the exit code 1: 20% or an amount
    #[arg(long, value_name = "PERCENT|AMOUNT", help_heading = "Output")]
    pub(crate) fail_on_increase: Option<Increase>,
}

/// A rise of the bill that is too much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Increase {
    /// In percent of the bill before.
    Percent(rust_decimal::Decimal),
    /// In the currency of the bill.
    Amount(rust_decimal::Decimal),
}

impl std::str::FromStr for Increase {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str| {
            let number: rust_decimal::Decimal = text
                .trim()
                .parse()
                .map_err(|_| "an increase is a number such as 250, or a share such as 20%")?;
            if number.is_sign_negative() {
                return Err("an increase is not negative".to_owned());
            }
            Ok(number)
        };
        match text.strip_suffix('%') {
            Some(percent) => Ok(Self::Percent(number(percent)?)),
            None => Ok(Self::Amount(number(text)?)),
        }
    }
}
