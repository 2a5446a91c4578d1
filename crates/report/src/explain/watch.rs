//! Which rules judge a setting. In: rules, whose pages name the settings they judge; a test of the pages holds those
//! names against the checks. Out: the rules of a setting.

use std::collections::BTreeMap;

use kafka::Kind;
use lint::{PageError, Rule};

/// The rules of each setting.
#[derive(Clone, Debug, Default)]
pub struct Watches {
    /// By what a page writes: the plain name of a setting, or `broker:*`.
    by_name: BTreeMap<String, Vec<String>>,
}

impl Watches {
    /// Reads the pages of the rules.
    ///
    /// # Errors
    /// When a page is not well-formed.
    pub fn of(rules: &[Rule]) -> Result<Self, PageError> {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for rule in rules {
            // Reading a page costs more than looking whether it names any.
            if !rule.page.contains("\nsettings = [") {
                continue;
            }
            let page = rule.read_page()?;
            for name in page.settings {
                let of_name = by_name.entry(name).or_default();
                of_name.push(format!("{} {}", rule.id(), rule.name()));
            }
        }
        Ok(Self { by_name })
    }

    pub(super) fn rows(&self, kind: Kind, name: &str) -> Vec<(&'static str, String)> {
        let all = match kind {
            Kind::Broker => "broker:*",
            Kind::Topic => "topic:*",
            Kind::Group | Kind::ClientMetrics => "",
            _ => "client:*",
        };
        vec![("rules", self.told(name)), ("rules for all", self.ids(all))]
    }

    fn told(&self, name: &str) -> String {
        self.by_name
            .get(name)
            .map(|rules| rules.join(", "))
            .unwrap_or_default()
    }

    fn ids(&self, name: &str) -> String {
        let rules = self.by_name.get(name).into_iter().flatten();
        let ids: Vec<&str> = rules.filter_map(|rule| rule.split(' ').next()).collect();
        ids.join(", ")
    }

    /// The rules of a broker property that Kafka itself does not have.
    pub(super) fn of_property(&self, name: &str) -> String {
        self.told(name)
    }
}
