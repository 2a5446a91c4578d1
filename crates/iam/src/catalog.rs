//! The actions of the services an MSK estate touches: which exist, on which resources they work, what else they need.
//! Data: `data/actions.json`, with its sources and dates; read once, on first use.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

use crate::{Action, Pattern, Resource, nearest};

/// The catalog of actions.
#[derive(Debug)]
pub struct Catalog {
    /// The day the catalog was put together.
    pub as_of: String,
    /// The day of the newest table in it.
    pub newest: String,
    /// Where it comes from.
    pub source: String,
    services: BTreeMap<String, Service>,
}

/// One service by its action prefix.
#[derive(Debug)]
pub struct Service {
    /// The prefix of its actions: `kafka-cluster`.
    pub prefix: String,
    /// Its full name.
    pub name: String,
    /// Whether every action of the service is listed.
    pub complete: bool,
    /// The pattern of each resource type's ARNs.
    pub resources: BTreeMap<String, Resource>,
    /// Condition keys of the service's own tables; empty for services that are not listed in full.
    pub keys: BTreeMap<String, Key>,
    actions: Vec<ActionFacts>,
}

/// The type of a condition key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// One value per request.
    One,
    /// Several values per request.
    Many,
}

/// What is known of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionFacts {
    /// The prefix of the service.
    pub service: String,
    /// The name as AWS writes it.
    pub name: String,
    /// What it does to its resource; empty for an operation that no authorization table lists yet.
    pub levels: Vec<Level>,
    /// The types of resource it works on; empty when it takes none.
    pub types: Vec<String>,
    /// Actions that must be allowed as well, with their prefix.
    pub requires: Vec<String>,
    /// Whether clients of serverless clusters may use it.
    pub serverless: bool,
    pattern: Pattern,
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

/// What the catalog says of an action as it is written in a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// It means these actions.
    Known(Vec<&'static ActionFacts>),
    /// The service has no such action.
    Unknown {
        /// Actions of the same name under another prefix.
        elsewhere: Vec<String>,
        /// The nearest name under the same prefix.
        near: Option<String>,
    },
    /// There is no such prefix; this is the one that was meant.
    WrongPrefix(&'static str),
    /// The catalog does not cover the service, or a part of the text is unknown.
    NotListed,
}

/// Prefixes that people write for MSK's and that do not exist. Source: public policies; MSK Developer Guide,
/// "Amazon MSK identity-based policies".
const WRONG_PREFIXES: [(&str, &str); 6] = [
    ("msk", "kafka"),
    ("mskconnect", "kafkaconnect"),
    ("msk-connect", "kafkaconnect"),
    ("kafka-connect", "kafkaconnect"),
    ("msk-cluster", "kafka-cluster"),
    ("kafkacluster", "kafka-cluster"),
];

/// The prefixes whose actions are about MSK.
pub const MSK_PREFIXES: [&str; 3] = ["kafka", "kafka-cluster", "kafkaconnect"];

/// The catalog that is built in.
#[must_use]
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog::parse(include_str!("../data/actions.json")).unwrap_or_default())
}

impl Default for Catalog {
    fn default() -> Self {
        Self {
            as_of: String::new(),
            newest: String::new(),
            source: String::new(),
            services: BTreeMap::new(),
        }
    }
}

#[derive(Deserialize)]
struct RawCatalog {
    as_of: String,
    newest: String,
    source: String,
    services: BTreeMap<String, RawService>,
}

#[derive(Deserialize)]
struct RawService {
    name: String,
    complete: bool,
    resources: BTreeMap<String, String>,
    #[serde(default)]
    keys: BTreeMap<String, String>,
    actions: BTreeMap<String, Vec<String>>,
}

impl Catalog {
    fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let raw: RawCatalog = serde_json::from_str(text)?;
        let services = raw.services.into_iter().map(|(prefix, service)| {
            let actions = service
                .actions
                .into_iter()
                .map(|(name, row)| ActionFacts::of(&prefix, name, &row))
                .collect();
            let keys = service.keys.into_iter().map(|(key, kind)| {
                let kind = if kind == "many" { Key::Many } else { Key::One };
                (key.to_ascii_lowercase(), kind)
            });
            let service = Service {
                prefix: prefix.clone(),
                name: service.name,
                complete: service.complete,
                resources: service
                    .resources
                    .into_iter()
                    .map(|(name, arn)| (name, Resource::of(&arn)))
                    .collect(),
                keys: keys.collect(),
                actions,
            };
            (prefix, service)
        });
        Ok(Self {
            as_of: raw.as_of,
            newest: raw.newest,
            source: raw.source,
            services: services.collect(),
        })
    }

    /// The service of a prefix; prefixes ignore case.
    #[must_use]
    pub fn service(&self, prefix: &str) -> Option<&Service> {
        self.services.get(&prefix.to_ascii_lowercase())
    }

    /// An action by its full name, `kafka-cluster:Connect`; names ignore case.
    #[must_use]
    pub fn action(&self, full: &str) -> Option<&ActionFacts> {
        let (prefix, name) = full.split_once(':')?;
        self.service(prefix)?
            .actions
            .iter()
            .find(|action| action.name.eq_ignore_ascii_case(name))
    }

    /// Every listed action that a pattern means.
    pub fn expand<'a>(&'a self, pattern: &'a Pattern) -> impl Iterator<Item = &'a ActionFacts> {
        self.services
            .values()
            .flat_map(|service| &service.actions)
            .filter(|action| pattern.contains(&action.pattern))
    }

    /// What an action as written in a policy means.
    #[must_use]
    pub fn lookup(&'static self, action: &Action) -> Lookup {
        let (Some(prefix), Some(name)) = (action.prefix(), action.name()) else {
            return Lookup::NotListed;
        };
        if let Some((_, right)) = WRONG_PREFIXES.iter().find(|(wrong, _)| *wrong == prefix) {
            return Lookup::WrongPrefix(right);
        }
        let Some(service) = self.service(&prefix) else {
            return Lookup::NotListed;
        };
        if action.pattern.has_hole() {
            return Lookup::NotListed;
        }
        let meant: Vec<_> = service
            .actions
            .iter()
            .filter(|known| action.pattern.contains(&known.pattern))
            .collect();
        if !meant.is_empty() {
            return Lookup::Known(meant);
        }
        if !service.complete {
            return Lookup::NotListed;
        }
        let elsewhere = MSK_PREFIXES
            .iter()
            .filter(|other| **other != prefix)
            .filter_map(|other| self.action(&format!("{other}:{name}")))
            .map(ActionFacts::full_name)
            .collect();
        let names = service.actions.iter().map(|known| known.name.as_str());
        Lookup::Unknown {
            elsewhere,
            near: nearest(name, names).map(|near| format!("{prefix}:{near}")),
        }
    }
}

impl Service {
    /// The actions, sorted by name.
    #[must_use]
    pub fn actions(&self) -> &[ActionFacts] {
        &self.actions
    }
}

impl ActionFacts {
    fn of(service: &str, name: String, row: &[String]) -> Self {
        let cell = |at: usize| row.get(at).map_or("", String::as_str);
        let list = |text: &str| -> Vec<String> {
            text.split(", ")
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect()
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
            pattern: Pattern::read_ignoring_case(&format!("{service}:{name}")),
            service: service.to_owned(),
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
        &self.pattern
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
        let Some(service) = catalog().service(&self.service) else {
            return true;
        };
        self.types
            .iter()
            .map(String::as_str)
            .chain(cluster)
            .filter_map(|name| service.resources.get(name))
            .any(|pattern| resource.meets(pattern))
    }
}

#[cfg(test)]
mod tests {
    use fact::{Span, Text};

    use super::*;

    fn lookup(text: &str) -> Lookup {
        catalog().lookup(&Action::read(
            Text::standing_for(text, Span::default()),
            Span::default(),
        ))
    }

    #[test]
    fn the_data_is_complete() {
        let count = |prefix: &str| catalog().service(prefix).unwrap().actions().len();
        // Counts of the authorization tables of 2026-09-26, plus three connector operations that only the API lists.
        assert_eq!((count("kafka"), count("kafka-cluster"), count("kafkaconnect")), (64, 19, 21));
        assert!(catalog().source.contains("Service Authorization Reference"));
        for service in MSK_PREFIXES {
            for action in catalog().service(service).unwrap().actions() {
                for required in action.requires.iter().filter(|name| name.starts_with("kafka")) {
                    assert!(catalog().action(required).is_some(), "{required}");
                }
                for kind in &action.types {
                    assert!(catalog().service(service).unwrap().resources.contains_key(kind));
                }
            }
        }
    }

    #[test]
    fn known_unknown_and_misplaced() {
        assert!(matches!(lookup("KAFKA-CLUSTER:connect"), Lookup::Known(list) if list.len() == 1));
        assert!(matches!(lookup("kafka-cluster:*Topic"), Lookup::Known(list) if list.len() == 4));
        assert!(matches!(lookup("kafka-cluster:*Topic*"), Lookup::Known(list) if list.len() == 6));
        assert!(matches!(lookup("kafkaconnect:PauseConnector"), Lookup::Known(_)));
        assert_eq!(lookup("msk:DescribeCluster"), Lookup::WrongPrefix("kafka"));
        let Lookup::Unknown { near, .. } = lookup("kafka:AlterTopic") else {
            panic!("kafka has no AlterTopic");
        };
        assert!(near.is_some());
        let Lookup::Unknown { elsewhere, .. } = lookup("kafka-cluster:GetBootstrapBrokers") else {
            panic!("a control-plane action");
        };
        assert_eq!(elsewhere, ["kafka:GetBootstrapBrokers"]);
        assert_eq!(lookup("s3:GetObject"), Lookup::NotListed);
        assert_eq!(lookup("kafka:\u{FFFC}"), Lookup::NotListed);
    }

    #[test]
    fn actions_work_on_their_types() {
        let takes = |action: &str, arn: &str| {
            catalog().action(action).unwrap().takes(&Resource::of(arn))
        };
        let topic = "arn:aws:kafka:*:*:topic/prod/*";
        assert!(takes("kafka-cluster:WriteData", topic));
        assert!(!takes("kafka-cluster:Connect", topic));
        assert!(takes("kafka-cluster:Connect", "*"));
        assert!(takes("kafka-cluster:Connect", "\u{FFFC}"));
        assert!(takes("kafka:GetBootstrapBrokers", "arn:aws:kafka:*:*:cluster/prod/*"));
        assert!(!takes("kafka:ListClusters", "arn:aws:kafka:*:*:cluster/prod/*"));
    }
}
