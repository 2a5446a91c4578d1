//! What goes in: named bytes. What each file turned out to be.

use cloudformation::Dialect;
use fact::FileId;

/// One file as it was read by the shell.
#[derive(Clone, Debug)]
pub struct Input {
    /// The name under which findings report it, with `/`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether somebody asked for this very file: then it is reported even when nothing in it speaks of MSK.
    pub named: bool,
}

impl Input {
    /// A file somebody asked for by name.
    #[must_use]
    pub fn named(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            named: true,
        }
    }

    /// A file met while walking a folder.
    #[must_use]
    pub fn found(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            named: false,
            ..Self::named(name, bytes)
        }
    }
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// A CloudFormation or SAM template.
    Template,
    /// `server.properties`.
    BrokerSettings,
    /// Producer, consumer, admin or Streams settings.
    ClientSettings,
    /// MSK Connect or Kafka Connect worker settings.
    WorkerSettings,
    /// A connector's configuration.
    ConnectorSettings,
    /// MirrorMaker 2's file.
    MirrorSettings,
    /// An IAM policy document.
    Policy,
    /// An application file of Spring Boot.
    Spring,
    /// An application file of Quarkus or another MicroProfile runtime.
    MicroProfile,
    /// A Kubernetes manifest with settings inside.
    Kubernetes,
    /// A resource of Strimzi.
    Strimzi,
    /// A Compose file with brokers, workers or clients.
    Compose,
    /// A file of environment variables.
    Environment,
    /// JSON or INI settings of a program on librdkafka.
    Librdkafka,
    /// `terraform show -json` of a plan.
    TerraformPlan,
    /// `terraform show -json` of a state.
    TerraformState,
    /// What the AWS command line prints of a cluster or a configuration.
    Description,
    /// Not ours, or not readable.
    Other,
}

impl FileKind {
    /// The word used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Template => "cloudformation",
            Self::BrokerSettings => "server-properties",
            Self::ClientSettings => "client-properties",
            Self::WorkerSettings => "worker-properties",
            Self::ConnectorSettings => "connector-properties",
            Self::MirrorSettings => "mirror-properties",
            Self::Policy => "iam-policy",
            Self::Spring => "spring",
            Self::MicroProfile => "microprofile",
            Self::Kubernetes => "kubernetes",
            Self::Strimzi => "strimzi",
            Self::Compose => "compose",
            Self::Environment => "environment",
            Self::Librdkafka => "librdkafka",
            Self::TerraformPlan => "terraform-plan",
            Self::TerraformState => "terraform-state",
            Self::Description => "msk-description",
            Self::Other => "other",
        }
    }
}

impl From<Dialect> for FileKind {
    fn from(dialect: Dialect) -> Self {
        match dialect {
            Dialect::CloudFormation => Self::Template,
            Dialect::TerraformPlan => Self::TerraformPlan,
            Dialect::TerraformState => Self::TerraformState,
            Dialect::Description => Self::Description,
        }
    }
}

/// A file of the run.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// Its place among the sources.
    pub id: FileId,
    /// What it is.
    pub kind: FileKind,
}
