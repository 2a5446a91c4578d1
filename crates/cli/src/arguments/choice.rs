//! Which rules speak.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use fact::Confidence;

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
    /// Leave out findings less sure than this; low, which leaves out none, when nothing else is said
    #[arg(long, value_name = "CONFIDENCE")]
    pub(crate) min_confidence: Option<Sureness>,
    /// Guard rules of your own: a file, or a folder of .guard files; may be repeated
    #[arg(long, value_name = "PATH")]
    pub(crate) guard: Vec<PathBuf>,
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
