//! The actions of the services an MSK estate touches: which exist, on which resources they work, what else they need.
//! Data: `data/actions.json`, with its sources and dates; each service is read once, when a policy first names it.

use std::{collections::BTreeMap, sync::OnceLock};

use syntax::json::{Document, Record, Row, parse_file};

use crate::{Action, ActionFacts, Pattern, Service, nearest};

/// The catalog of actions.
#[derive(Debug)]
pub struct Catalog {
    /// The day the catalog was put together.
    pub as_of: &'static str,
    /// The day of the newest table in it.
    pub newest: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    services: BTreeMap<&'static str, Service>,
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
    static FILE: OnceLock<Document<'static>> = OnceLock::new();
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| {
        let read = || parse_file("actions.json", include_str!("../data/actions.json"));
        Catalog::read(Record::of(FILE.get_or_init(read).root()))
    })
}

impl Catalog {
    fn read(file: Row<'static>) -> Self {
        let services = file.named("services");
        Self {
            as_of: file.text("as_of"),
            newest: file.text("newest"),
            source: file.text("source"),
            services: services
                .map(|(prefix, row)| (prefix, Service::read(prefix, row)))
                .collect(),
        }
    }

    /// Every service it speaks of.
    pub fn services(&self) -> impl Iterator<Item = &Service> {
        self.services.values()
    }

    /// The service of a prefix; prefixes ignore case.
    #[must_use]
    pub fn service(&self, prefix: &str) -> Option<&Service> {
        let exact = self.services.get(prefix);
        exact.or_else(|| self.services.get(&*prefix.to_ascii_lowercase()))
    }

    /// An action by its full name, `kafka-cluster:Connect`; names ignore case.
    #[must_use]
    pub fn action(&self, full: &str) -> Option<&ActionFacts> {
        let (prefix, name) = full.split_once(':')?;
        let actions = self.service(prefix)?.actions();
        actions
            .iter()
            .find(|action| action.name.eq_ignore_ascii_case(name))
    }

    /// Every listed action that a pattern means.
    pub fn expand<'a>(&'a self, pattern: &'a Pattern) -> impl Iterator<Item = &'a ActionFacts> {
        self.services
            .values()
            .flat_map(Service::actions)
            .filter(|action| pattern.contains(action.pattern()))
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
        // Most are written out, and mean one action or none.
        let plain = action.is_plain();
        let means = |known: &&ActionFacts| match plain {
            true => known.name.eq_ignore_ascii_case(name),
            false => action.pattern.contains(known.pattern()),
        };
        let meant: Vec<_> = service.actions().iter().filter(means).collect();
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
        let names = service.actions().iter().map(|known| known.name);
        Lookup::Unknown {
            elsewhere,
            near: nearest(name, names).map(|near| format!("{prefix}:{near}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use fact::{Span, Text};

    use super::*;
    use crate::Resource;

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
        assert_eq!(
            (
                count("kafka"),
                count("kafka-cluster"),
                count("kafkaconnect")
            ),
            (64, 19, 21)
        );
        assert!(catalog().source.contains("Service Authorization Reference"));
        for service in MSK_PREFIXES {
            for action in catalog().service(service).unwrap().actions() {
                for required in action
                    .requires
                    .iter()
                    .filter(|name| name.starts_with("kafka"))
                {
                    assert!(catalog().action(required).is_some(), "{required}");
                }
                for kind in &action.types {
                    let service = catalog().service(service).unwrap();
                    assert!(service.resource(kind).is_some(), "{kind}");
                }
            }
        }
    }

    #[test]
    fn known_unknown_and_misplaced() {
        assert!(matches!(lookup("KAFKA-CLUSTER:connect"), Lookup::Known(list) if list.len() == 1));
        assert!(matches!(lookup("kafka-cluster:*Topic"), Lookup::Known(list) if list.len() == 4));
        assert!(matches!(lookup("kafka-cluster:*Topic*"), Lookup::Known(list) if list.len() == 6));
        assert!(matches!(
            lookup("kafkaconnect:PauseConnector"),
            Lookup::Known(_)
        ));
        assert_eq!(lookup("msk:DescribeCluster"), Lookup::WrongPrefix("kafka"));
        let Lookup::Unknown { elsewhere, near } = lookup("kafka:AlterTopic") else {
            panic!("kafka has no AlterTopic");
        };
        assert_eq!(
            (elsewhere, near),
            (vec!["kafka-cluster:AlterTopic".to_owned()], None)
        );
        let Lookup::Unknown { near, .. } = lookup("kafka-cluster:DescribeTopics") else {
            panic!("the name is singular");
        };
        assert_eq!(near.as_deref(), Some("kafka-cluster:DescribeTopic"));
        let Lookup::Unknown { elsewhere, .. } = lookup("kafka-cluster:GetBootstrapBrokers") else {
            panic!("a control-plane action");
        };
        assert_eq!(elsewhere, ["kafka:GetBootstrapBrokers"]);
        assert_eq!(lookup("s3:GetObject"), Lookup::NotListed);
        assert_eq!(lookup("kafka:\u{FFFC}"), Lookup::NotListed);
    }

    #[test]
    fn actions_work_on_their_types() {
        let takes =
            |action: &str, arn: &str| catalog().action(action).unwrap().takes(&Resource::of(arn));
        let topic = "arn:aws:kafka:*:*:topic/prod/*";
        assert!(takes("kafka-cluster:WriteData", topic));
        assert!(!takes("kafka-cluster:Connect", topic));
        assert!(takes("kafka-cluster:Connect", "*"));
        assert!(takes("kafka-cluster:Connect", "\u{FFFC}"));
        assert!(takes(
            "kafka:GetBootstrapBrokers",
            "arn:aws:kafka:*:*:cluster/prod/*"
        ));
        assert!(!takes(
            "kafka:ListClusters",
            "arn:aws:kafka:*:*:cluster/prod/*"
        ));
    }
}
