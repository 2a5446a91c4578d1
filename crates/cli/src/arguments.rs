//! What can be typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use fact::{Confidence, Date};

use crate::world::Colour;

const EXIT_CODES: &str = "\
Exit codes:
  0  nothing at or above the threshold of --fail-on
  1  findings at or above it
  2  bad arguments or configuration
  3  the program itself failed, or an input could not be read";

/// What will hurt you on Amazon MSK, and what will it cost: answered offline from the files you already have
#[derive(Debug, Parser)]
#[command(
    name = "mskwise",
    bin_name = "mskwise",
    version,
    arg_required_else_help = true
)]
#[command(
    after_help = "`mskwise infra/` is short for `mskwise lint infra/`.",
    max_term_width = 100
)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find what will hurt: in templates, settings, client files and policies
    #[command(after_help = EXIT_CODES)]
    Lint(Box<Lint>),
    /// Show what was understood: effective settings and where each value comes from
    Show(Box<Show>),
    /// Price templates or a scenario: every line with quantity, unit price and date
    Cost(Box<Cost>),
    /// Size and price one workload as Standard, Express and Serverless
    Compare(Box<Compare>),
    /// Explain a rule, a setting, a quota, a broker size, a version or a price, with source and date
    Explain(Explain),
    /// List the rules
    Rules(Rules),
    /// Print the completion script of a shell
    Completions(Completions),
}

#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// Files and folders; - reads standard input. The current folder when left out
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: RuleChoice,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
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
    /// The least severity that makes the exit code 1
    #[arg(
        long,
        value_name = "SEVERITY",
        default_value = "error",
        help_heading = "Output"
    )]
    pub(crate) fail_on: FailOn,
    /// What to call standard input; the ending says how to read it
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(crate) stdin_filename: Option<String>,
}

/// Which rules speak.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rules")]
pub(crate) struct RuleChoice {
    /// Only these: ids (MSK101, MSK1), names, families, ids of other tools' rules (CKV_AWS_81); comma-separated
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Not these
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// dev silences what is fine in a sandbox, pedantic adds advice that not everybody wants
    #[arg(long, value_name = "PROFILE")]
    pub(crate) profile: Option<Profile>,
    /// Leave out findings less sure than this
    #[arg(long, value_name = "CONFIDENCE", default_value = "low")]
    pub(crate) min_confidence: Sureness,
    /// Guard rules of your own: a file, or a folder of .guard files; may be repeated
    #[arg(long, value_name = "PATH")]
    pub(crate) guard: Vec<PathBuf>,
}

/// What the files do not say about the deployment.
#[derive(Debug, Args)]
#[command(next_help_heading = "Deployment")]
pub(crate) struct Deployment {
    /// The value of a template parameter; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) parameter: Vec<(String, String)>,
    /// A file of parameter values, as `aws cloudformation deploy` and CodePipeline read them
    #[arg(long, value_name = "FILE")]
    pub(crate) parameters: Option<PathBuf>,
    /// The region the templates deploy to
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// The day for end-of-support dates and expiring suppressions
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Files and folders; - reads standard input. The current folder when left out
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    /// How to print: tree, json; F=FILE writes format F to FILE; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// What to call standard input; the ending says how to read it
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(crate) stdin_filename: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Cost {
    /// Templates, or folders that hold some
    #[arg(value_name = "PATH", conflicts_with = "scenario")]
    pub(crate) paths: Vec<PathBuf>,
    /// Price a scenario (TOML or JSON) instead: what is deployed and what flows; - reads standard input
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) scenario: Option<PathBuf>,
    /// What flows through what the templates declare: a scenario without the quantities they tell
    #[arg(
        long,
        value_name = "FILE",
        help_heading = "Input",
        conflicts_with = "scenario"
    )]
    pub(crate) usage: Option<PathBuf>,
    /// A price book of your own (TOML) in place of the program's
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) prices: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    /// How to print: table, json, markdown, csv; F=FILE writes format F to FILE; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", help_heading = "Output")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// How each line came about
    #[arg(long, help_heading = "Output")]
    pub(crate) explain: bool,
    /// Print the rest when a price or a quantity is missing
    #[arg(long, help_heading = "Output")]
    pub(crate) allow_missing: bool,
}

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

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A rule (MSK101), a Kafka setting, a quota, a broker size, a Kafka version, or a charge
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The region of prices
    #[arg(long, value_name = "REGION", default_value = "us-east-1")]
    pub(crate) region: String,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: RulesFormat,
    /// Which rules of other tools each one covers
    #[arg(long)]
    pub(crate) coverage: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// For which shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum RulesFormat {
    Table,
    Json,
    Markdown,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Profile {
    Dev,
    Prod,
    Pedantic,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Sureness {
    High,
    Medium,
    Low,
}

impl FailOn {
    /// The least severity that fails, if any does.
    pub(crate) fn threshold(self) -> Option<lint::Severity> {
        match self {
            Self::Error => Some(lint::Severity::Error),
            Self::Warning => Some(lint::Severity::Warning),
            Self::Note => Some(lint::Severity::Note),
            Self::Never => None,
        }
    }
}

impl Profile {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Prod => "prod",
            Self::Pedantic => "pedantic",
        }
    }
}

impl From<Sureness> for Confidence {
    fn from(sureness: Sureness) -> Self {
        match sureness {
            Sureness::High => Self::High,
            Sureness::Medium => Self::Medium,
            Sureness::Low => Self::Low,
        }
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("a parameter is KEY=VALUE")?;
    if key.is_empty() {
        return Err("a parameter is KEY=VALUE".into());
    }
    Ok((key.to_owned(), value.to_owned()))
}

/// Puts `lint` before arguments that begin with no command: `mskwise infra/`.
pub(crate) fn with_default_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let Some(first) = arguments.get(1).and_then(|first| first.to_str()) else {
        return arguments;
    };
    let for_all = ["-h", "--help", "-V", "--version", "help"].contains(&first);
    let known = || names().any(|name| name == first);
    if !for_all && !known() {
        arguments.insert(1, "lint".into());
    }
    arguments
}

/// The names of all commands.
pub(crate) fn names() -> impl Iterator<Item = String> {
    let command = <Arguments as clap::CommandFactory>::command();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    names.into_iter()
}
