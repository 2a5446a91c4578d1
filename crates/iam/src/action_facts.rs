//! What the catalog knows of one action: its access levels, the resources it works on, its companions.

use std::sync::OnceLock;

use crate::{Pattern, Resource, catalog};

/// What is known of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionFacts {
    /// The prefix of the service.
    pub service: &'static str,
    /// The name as AWS writes it.
    pub name: &'static str,
    /// What it does to its resource; empty for an operation that no authorization table lists yet.
    pub levels: Vec<Level>,
    /// The types of resource it works on; empty when it takes none.
    pub types: Vec<&'static str>,
    /// Actions that must be allowed as well, with their prefix.
    pub requires: Vec<&'static str>,
    /// Whether clients of serverless clusters may use it.
    pub serverless: bool,
    /// Read when a policy is compared with it: most policies name few services.
    pattern: OnceLock<Pattern>,
}

/// The access level of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Sees that resources exist.
    List,
    /// Reads their contents.
    Read,
    /// Changes them.
    Write,
    /// Changes their tags.
    Tagging,
    /// Changes who may use them.
    Permissions,
}

impl Level {
    /// As the authorization tables call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "List",
            Self::Read => "Read",
            Self::Write => "Write",
            Self::Tagging => "Tagging",
            Self::Permissions => "Permissions management",
        }
    }
}

impl ActionFacts {
    pub(crate) fn of(service: &'static str, name: &'static str, row: &[&'static str]) -> Self {
        let cell = |at: usize| row.get(at).copied().unwrap_or("");
        let list = |text: &'static str| -> Vec<&'static str> {
            let words = text.split(", ");
            words.filter(|word| !word.is_empty()).collect()
        };
        let levels = cell(0).chars().filter_map(|letter| match letter {
            'L' => Some(Level::List),
            'R' => Some(Level::Read),
            'W' => Some(Level::Write),
            'T' => Some(Level::Tagging),
            'P' => Some(Level::Permissions),
            _ => None,
        });
        Self {
            levels: levels.collect(),
            types: list(cell(1)),
            requires: list(cell(2)),
            serverless: cell(3) != "not serverless",
            pattern: OnceLock::new(),
            service,
            name,
        }
    }

    /// `kafka-cluster:Connect`.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{}:{}", self.service, self.name)
    }

    /// The full name in lower case, as patterns compare it.
    #[must_use]
    pub fn pattern(&self) -> &Pattern {
        self.pattern
            .get_or_init(|| Pattern::read_ignoring_case(&self.full_name()))
    }

    /// Whether some authorization table lists it; others are operations too new for any.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        !self.levels.is_empty()
    }

    /// Whether it changes something.
    #[must_use]
    pub fn is_write(&self) -> bool {
        self.levels.contains(&Level::Write) || self.levels.contains(&Level::Permissions)
    }

    /// Whether it works on a resource: the ARN has one of its types. `kafka:GetBootstrapBrokers` takes a cluster
    /// although its table lists none (MSK and Firehose guides, as of 2026-07-22).
    #[must_use]
    pub fn takes(&self, resource: &Resource) -> bool {
        if resource.is_everything() {
            return true;
        }
        let exception = self.service == "kafka" && self.name == "GetBootstrapBrokers";
        let cluster = exception.then_some("cluster");
        let Some(service) = catalog().service(self.service) else {
            return true;
        };
        self.types
            .iter()
            .copied()
            .chain(cluster)
            .filter_map(|name| service.resource(name))
            .any(|pattern| resource.meets(pattern))
    }
}
