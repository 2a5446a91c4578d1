//! `mskwise access`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};
use iam::UseCase;

use super::Deployment;
use crate::world::Colour;

const CHECK_CODES: &str = "\
The answer is `yes` when everything that is needed is granted for sure, `no` when something is not,
and `depends` when that rests on a condition, on a policy that is not among the files, or on a name
that they do not tell.

Exit codes:
  0  yes
  1  no, or depends (`--fail-on no` takes depends for a yes, `--fail-on never` takes anything)
  2  bad arguments
  3  the program itself failed, or an input could not be read";

const WHO_CODES: &str = "\
A list is no verdict: the exit code is 0 whoever is in it, 2 for bad arguments, 3 when an input
could not be read.";

#[derive(Debug, Args)]
pub(crate) struct Access {
    #[command(subcommand)]
    pub(crate) question: Question,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Question {
    /// Can this role work as a producer, consumer, connector, …? With the statement that decides and what is missing
    #[command(after_help = CHECK_CODES)]
    Check(Box<Check>),
    /// Who can do this action on that resource?
    #[command(after_help = WHO_CODES)]
    WhoCan(Box<WhoCan>),
    /// Print the policy that grants what a use case needs, and nothing else
    Policy(Box<Policy>),
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files and folders; - reads standard input. The current folder when left out
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Who: the logical id, name or ARN of a role, user or group, or the file of a policy. May be left out when there
    /// is only one
    #[arg(long, value_name = "ROLE")]
    pub(crate) principal: Option<String>,
    #[command(flatten)]
    pub(crate) on: On,
    /// A client's settings: tells group.id, transactional.id, enable.idempotence and processing.guarantee
    #[arg(long, value_name = "FILE", help_heading = "Question")]
    pub(crate) client: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    #[command(flatten)]
    pub(crate) print: Print,
    /// From which answer on the exit code is 1
    #[arg(
        long,
        value_name = "ANSWER",
        default_value = "depends",
        help_heading = "Output"
    )]
    pub(crate) fail_on: FailOn,
}

#[derive(Debug, Args)]
pub(crate) struct WhoCan {
    /// The action: kafka-cluster:ReadData, or ReadData
    pub(crate) action: String,
    /// The resource: an ARN, an ARN from its type word on (topic/orders/*/incoming), or the logical id of a cluster
    pub(crate) resource: String,
    /// Files and folders; - reads standard input. The current folder when left out
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) deployment: Deployment,
    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Debug, Args)]
pub(crate) struct Policy {
    #[command(flatten)]
    pub(crate) on: On,
    #[command(flatten)]
    pub(crate) print: Print,
}

/// What a use case is about.
#[derive(Debug, Args)]
#[command(next_help_heading = "Question")]
pub(crate) struct On {
    /// As what
    #[arg(long = "as", value_name = "USE", value_parser = use_case())]
    pub(crate) case: UseCase,
    /// The cluster: its ARN, its name, or its logical id in a template
    #[arg(long, value_name = "CLUSTER")]
    pub(crate) cluster: Option<String>,
    /// A topic; may be repeated, a star is a pattern. Any topic when left out
    #[arg(long, value_name = "NAME")]
    pub(crate) topic: Vec<String>,
    /// A consumer group, for Kafka Streams the application id; may be repeated
    #[arg(long, value_name = "NAME")]
    pub(crate) group: Vec<String>,
    /// A transactional id; may be repeated
    #[arg(long, value_name = "ID")]
    pub(crate) transactional_id: Vec<String>,
}

/// How the answer is printed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Print {
    /// How to print: text, json; F=FILE writes format F to FILE; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]")]
    pub(crate) format: Vec<String>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write policies as YAML for a CloudFormation template instead of JSON
    #[arg(long)]
    pub(crate) yaml: bool,
    /// When to colour; auto heeds NO_COLOR and FORCE_COLOR
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
    /// What to call standard input; the ending says how to read it
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Depends,
    No,
    Never,
}

fn use_case() -> impl TypedValueParser<Value = UseCase> {
    PossibleValuesParser::new(UseCase::ALL.map(UseCase::as_str))
        .try_map(|text| text.parse::<UseCase>())
}
