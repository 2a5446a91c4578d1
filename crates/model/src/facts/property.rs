//! Broker properties in an MSK configuration. In: broker class and key. Out: whether it can be set there, what values
//! MSK takes, and what MSK sets when nobody does. Data: `data/properties.json`.

use super::origin::{Origin, read};
use super::property_file;
use super::size::BrokerClass;
use super::valid::Valid;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Whether a key may stand in a configuration for a class of brokers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Settable {
    /// A configuration may set it.
    ReadWrite(&'static PropertyFact),
    /// It can be changed on the running cluster through the Kafka API, but a configuration may not set it.
    DynamicOnly(&'static PropertyFact),
    /// MSK sets it.
    ReadOnly(&'static PropertyFact),
    /// A property that people try to set and that is not on the list, with a remark where there is one.
    NotSettable(Option<&'static str>),
    /// Not named on any page: not on the list either.
    Unlisted,
}

/// What MSK says about one broker property. Types and Kafka's own defaults and ranges are Kafka's to say.
#[derive(Clone, Debug, PartialEq)]
pub struct PropertyFact {
    /// The key.
    pub name: &'static str,
    /// Values that MSK takes, where it names any.
    pub valid: Option<Valid>,
    /// The same on clusters with tiered storage, where it differs.
    pub tiered_valid: Option<Valid>,
    /// A topic property that only appears among the broker defaults.
    pub topic_level: bool,
    /// Advice, conditions and disagreements between sources.
    pub note: Option<&'static str>,
    /// Where it is said.
    pub origin: Origin,
    pub(super) default: Option<Rule>,
    pub(super) tiered_default: Option<Rule>,
    pub(super) modes: Vec<Mode>,
}

impl PropertyFact {
    /// The values that MSK takes on a cluster with or without tiered storage.
    #[must_use]
    pub fn valid_on(&self, storage: Storage) -> Option<&Valid> {
        match storage {
            Storage::Tiered => self.tiered_valid.as_ref().or(self.valid.as_ref()),
            Storage::Local => self.valid.as_ref(),
        }
    }

    /// The default that MSK sets on clusters with or without tiered storage, in words: `2 in two zones, 3 in three`;
    /// `None` where Kafka's applies.
    #[must_use]
    pub fn default_told(&self, storage: Storage) -> Option<String> {
        Some(match self.rule_on(storage)? {
            Rule::Value(value, None) => kafka::human(self.name, value),
            Rule::Value(value, Some(note)) => {
                format!("{} ({note})", kafka::human(self.name, value))
            }
            Rule::ByZones { two, three } if two == three => kafka::human(self.name, three),
            Rule::ByZones { two, three } => format!("{two} in two zones, {three} in three"),
            Rule::ByVcpu { at_least, per_vcpu } => {
                format!("{at_least}, or {per_vcpu} for each vCPU where that is more")
            }
            Rule::Words(words) => (*words).to_owned(),
        })
    }

    /// Whether tiered storage changes the default or what is valid.
    #[must_use]
    pub fn differs_when_tiered(&self) -> bool {
        self.tiered_default.is_some() || self.tiered_valid.is_some()
    }

    fn rule_on(&self, storage: Storage) -> Option<&Rule> {
        match storage {
            Storage::Tiered => self.tiered_default.as_ref().or(self.default.as_ref()),
            Storage::Local => self.default.as_ref(),
        }
    }
}

/// Where a cluster keeps its log segments, as `StorageMode` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Storage {
    /// On the brokers only.
    Local,
    /// On the brokers and in the remote tier.
    Tiered,
}

/// How a property can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Static,
    Dynamic,
    Managed,
}

impl Mode {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("static", Self::Static),
        ("dynamic", Self::Dynamic),
        ("managed", Self::Managed),
    ];
}

/// How MSK arrives at a default.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rule {
    Value(&'static str, Option<&'static str>),
    ByZones {
        two: &'static str,
        three: &'static str,
    },
    ByVcpu {
        at_least: u32,
        per_vcpu: f64,
    },
    Words(&'static str),
}

/// The cluster for which a default is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DefaultFor {
    /// Class of the brokers.
    pub class: BrokerClass,
    /// Number of Availability Zones, when known.
    pub zones: Option<usize>,
    /// Where segments are kept.
    pub storage: Storage,
    /// Virtual CPUs per broker, when the size is known.
    pub vcpu: Option<u32>,
}

/// What applies when a configuration does not set a property.
#[derive(Clone, Debug, PartialEq)]
pub enum MskDefault {
    /// MSK sets this value.
    Is(DefaultValue),
    /// MSK sets a value, but which one depends on something that is not known.
    DependsOn(Needs),
    /// MSK generates the value; the words describe it.
    Generated(&'static str),
    /// MSK sets nothing: the Kafka default of the cluster's version applies.
    Kafka,
}

impl MskDefault {
    /// The value, when MSK sets one and everything it depends on is known.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        match self {
            Self::Is(default) => Some(&default.value),
            _ => None,
        }
    }
}

/// A value that MSK sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefaultValue {
    /// As it would be written in a properties file.
    pub value: Cow<'static, str>,
    /// For which versions it is stated, where that is limited.
    pub note: Option<&'static str>,
    /// Where it is said.
    pub origin: &'static Origin,
}

/// What must be known to tell a default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Two or three Availability Zones.
    Zones,
    /// The broker size.
    Vcpu,
}

/// Properties by broker class.
pub(super) struct Table {
    pub(super) standard: Vec<PropertyFact>,
    pub(super) standard_managed: Vec<PropertyFact>,
    pub(super) not_listed: Vec<(&'static str, Option<&'static str>)>,
    pub(super) express: Vec<PropertyFact>,
    pub(super) connections: Vec<PropertyFact>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let text = include_str!("../../data/properties.json");
        read("properties.json", text, property_file::table)
    })
}

/// Everything MSK says about properties of a class: settable ones first, then those that MSK sets.
pub fn properties(class: BrokerClass) -> impl Iterator<Item = &'static PropertyFact> {
    let table = table();
    let (own, managed): (&[_], &[_]) = match class {
        BrokerClass::Standard => (&table.standard, &table.standard_managed),
        BrokerClass::Express => (&table.express, &[]),
    };
    own.iter().chain(managed).chain(&table.connections)
}

/// Whether a configuration for brokers of that class may set the key.
#[must_use]
pub fn settable(class: BrokerClass, key: &str) -> Settable {
    if let Some(fact) = properties(class).find(|fact| fact.name == key) {
        return if fact.modes.contains(&Mode::Static) {
            Settable::ReadWrite(fact)
        } else if fact.modes.contains(&Mode::Dynamic) {
            Settable::DynamicOnly(fact)
        } else {
            Settable::ReadOnly(fact)
        };
    }
    let not_listed = table().not_listed.iter().find(|(name, _)| *name == key);
    match (class, not_listed) {
        (BrokerClass::Standard, Some((_, note))) => Settable::NotSettable(*note),
        _ => Settable::Unlisted,
    }
}

/// What MSK sets when a configuration is silent about the key.
#[must_use]
pub fn msk_default(cluster: &DefaultFor, key: &str) -> MskDefault {
    let Some(fact) = properties(cluster.class).find(|fact| fact.name == key) else {
        return MskDefault::Kafka;
    };
    let rule = fact.rule_on(cluster.storage);
    let is = |value: Cow<'static, str>, note| {
        MskDefault::Is(DefaultValue {
            value,
            note,
            origin: &fact.origin,
        })
    };
    match rule {
        None => MskDefault::Kafka,
        Some(Rule::Words(words)) => MskDefault::Generated(words),
        Some(Rule::Value(value, note)) => is(Cow::Borrowed(value), *note),
        Some(Rule::ByZones { two, three }) => match cluster.zones {
            Some(2) => is(Cow::Borrowed(two), None),
            Some(3) => is(Cow::Borrowed(three), None),
            _ => MskDefault::DependsOn(Needs::Zones),
        },
        Some(Rule::ByVcpu { at_least, per_vcpu }) => match cluster.vcpu {
            // How MSK rounds is not stated; for every size but one rule the product is whole or below the minimum.
            Some(vcpu) => {
                let threads = (f64::from(vcpu) * per_vcpu)
                    .floor()
                    .max(f64::from(*at_least));
                is(Cow::Owned(threads.to_string()), None)
            }
            None => MskDefault::DependsOn(Needs::Vcpu),
        },
    }
}

#[cfg(test)]
#[path = "property_tests.rs"]
mod tests;
