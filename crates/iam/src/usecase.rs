//! What clients need: a use case in, the actions on ARNs it needs out, and which of them a union does not give.
//! Data: `data/use-cases.json`, with sources and dates.

use std::{collections::BTreeMap, fmt, str::FromStr, sync::OnceLock};

use syntax::json::{Row, read_file};

use crate::{MskKind, Request, Resource, Target, Union, Verdict, target::Gap};

/// A way of using a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UseCase {
    /// Writes to topics.
    Producer,
    /// Writes to topics in transactions.
    TransactionalProducer,
    /// Reads topics in a consumer group.
    Consumer,
    /// Kafka Streams; the group is the application id.
    Streams,
    /// Everything.
    Admin,
    /// The execution role of an MSK Connect connector.
    Connect,
    /// The execution role of a function behind an event source mapping.
    Lambda,
    /// The role of a Firehose stream that reads a topic.
    Firehose,
    /// The execution role of MSK Replicator.
    Replicator,
}

/// One action a use case needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The action.
    pub action: String,
    /// The ARN.
    pub resource: Resource,
    /// When it is needed; `None` for always.
    pub when: Option<String>,
    /// What the condition is about, for whoever knows more: `idempotence`, `exactly-once`, …
    pub about: Option<String>,
    /// Whether one need about the same is enough: a connector writes or reads.
    pub either: bool,
    pub(crate) place: String,
}

/// A need that a union does not meet for sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What is needed.
    pub need: Need,
    /// [`Verdict::No`] or [`Verdict::Depends`].
    pub verdict: Verdict,
}

struct Case {
    source: &'static str,
    trust: Option<&'static str>,
    /// Action, place, and where it is not always needed when and what about.
    needs: Vec<Vec<&'static str>>,
}

fn table() -> &'static BTreeMap<&'static str, Case> {
    static TABLE: OnceLock<BTreeMap<&'static str, Case>> = OnceLock::new();
    TABLE.get_or_init(|| {
        read_file(
            "use-cases.json",
            include_str!("../data/use-cases.json"),
            |file| {
                let case = |(name, row): (_, Row<'_>)| {
                    let case = Case {
                        source: row.text("source"),
                        trust: row.text_if_any("trust"),
                        needs: row.lists_of_texts("needs"),
                    };
                    (name, case)
                };
                file.named("cases").map(case).collect()
            },
        )
    })
}

impl UseCase {
    /// All use cases.
    pub const ALL: [Self; 9] = [
        Self::Producer,
        Self::TransactionalProducer,
        Self::Consumer,
        Self::Streams,
        Self::Admin,
        Self::Connect,
        Self::Lambda,
        Self::Firehose,
        Self::Replicator,
    ];

    /// The name on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Producer => "producer",
            Self::TransactionalProducer => "transactional-producer",
            Self::Consumer => "consumer",
            Self::Streams => "streams",
            Self::Admin => "admin",
            Self::Connect => "connect",
            Self::Lambda => "lambda",
            Self::Firehose => "firehose",
            Self::Replicator => "replicator",
        }
    }

    /// Where the list of needs comes from.
    #[must_use]
    pub fn source(self) -> &'static str {
        table().get(self.as_str()).map_or("", |case| case.source)
    }

    /// The service that its role must trust, for roles that a service assumes.
    #[must_use]
    pub fn trusted_service(self) -> Option<&'static str> {
        table().get(self.as_str())?.trust
    }

    /// The questions to ask: unknown parts of the target are unknown.
    #[must_use]
    pub fn needs(self, target: &Target) -> Vec<Need> {
        self.needs_with(target, Gap::Hole)
    }

    pub(crate) fn needs_with(self, target: &Target, gap: Gap) -> Vec<Need> {
        let Some(case) = table().get(self.as_str()) else {
            return Vec::new();
        };
        let mut needs = Vec::new();
        for row in &case.needs {
            let [action, place, when @ ..] = row.as_slice() else {
                continue;
            };
            let about = when.get(1).copied();
            let either = about.and_then(|about| about.strip_prefix("either "));
            for resource in target.arns(place, gap) {
                needs.push(Need {
                    action: (*action).to_owned(),
                    resource,
                    when: when.first().map(|when| (*when).to_owned()),
                    about: either.or(about).map(str::to_owned),
                    either: either.is_some(),
                    place: (*place).to_owned(),
                });
            }
        }
        needs
    }

    /// Every need with its verdict.
    #[must_use]
    pub fn check(self, union: &Union, target: &Target, request: &Request) -> Vec<(Need, Verdict)> {
        let ask = |need: Need| {
            let verdict = meets(self, union, &need, target, request);
            (need, verdict)
        };
        self.needs(target).into_iter().map(ask).collect()
    }

    /// The needs that are not met for sure.
    #[must_use]
    pub fn missing(self, union: &Union, target: &Target, request: &Request) -> Vec<Missing> {
        self.check(union, target, request)
            .into_iter()
            .filter(|(_, verdict)| !matches!(verdict, Verdict::Yes(_)))
            .map(|(need, verdict)| Missing { need, verdict })
            .collect()
    }
}

/// Some rights are implied by others. `WriteDataIdempotently` by `WriteData` on all topics of the cluster (MSK Developer
/// Guide, "Create authorization policies for the IAM role", as of 2026-07-22); for a Lambda trigger on a provisioned
/// cluster `DescribeClusterV2` by `DescribeCluster` (Lambda Developer Guide, "Configuring Lambda permissions for Amazon
/// MSK event source mappings", as of 2026-07-22).
fn meets(case: UseCase, union: &Union, need: &Need, target: &Target, request: &Request) -> Verdict {
    let own = union.allows(&need.action, &need.resource, request);
    if matches!(own, Verdict::Yes(_)) {
        return own;
    }
    let (implying, resources) = match need.action.as_str() {
        "kafka-cluster:WriteDataIdempotently" => {
            let every = format!("{}:*", MskKind::Topic.word());
            ("kafka-cluster:WriteData", target.arns(&every, Gap::Hole))
        }
        "kafka:DescribeClusterV2" if case == UseCase::Lambda && !target.serverless => {
            ("kafka:DescribeCluster", vec![need.resource.clone()])
        }
        _ => return own,
    };
    let implied = resources
        .iter()
        .map(|resource| union.allows(implying, resource, request))
        .find(|verdict| matches!(verdict, Verdict::Yes(_)));
    implied.unwrap_or(own)
}

impl fmt::Display for UseCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text is no use case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseCaseError(String);

impl fmt::Display for UseCaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = UseCase::ALL.iter().map(|case| case.as_str()).collect();
        write!(f, "`{}` is none of {}", self.0, names.join(", "))
    }
}

impl std::error::Error for UseCaseError {}

impl FromStr for UseCase {
    type Err = UseCaseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|case| case.as_str() == text)
            .ok_or_else(|| UseCaseError(text.to_owned()))
    }
}
