//! The shape of `data/properties.json`. In: its rows. Out: the table of properties by broker class.

use super::origin::{Sources, Trace};
use super::property::{Mode, PropertyFact, Rule, Table};
use super::valid::Written;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct File {
    standard: Vec<Row>,
    standard_managed: Vec<Row>,
    standard_not_listed: NotListed,
    express: Vec<Row>,
    connections: Vec<Row>,
    sources: Sources,
}

#[derive(Deserialize)]
struct NotListed {
    names: Vec<&'static str>,
    dynamic: Vec<&'static str>,
    note: &'static str,
}

#[derive(Deserialize)]
struct Row {
    name: &'static str,
    #[serde(default)]
    mode: Vec<Mode>,
    default: Option<RuleRow>,
    tiered_default: Option<RuleRow>,
    valid: Option<Written>,
    tiered_valid: Option<Written>,
    level: Option<&'static str>,
    note: Option<&'static str>,
    #[serde(flatten)]
    trace: Trace,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RuleRow {
    Plain(&'static str),
    Noted {
        value: &'static str,
        note: &'static str,
    },
    Zones {
        zones: BTreeMap<&'static str, &'static str>,
    },
    Vcpu {
        at_least: u32,
        per_vcpu: f64,
    },
    Words {
        words: &'static str,
    },
}

impl RuleRow {
    fn rule(self) -> Option<Rule> {
        Some(match self {
            Self::Plain(value) => Rule::Value(value, None),
            Self::Noted { value, note } => Rule::Value(value, Some(note)),
            Self::Zones { zones } => Rule::ByZones {
                two: zones.get("2").copied()?,
                three: zones.get("3").copied()?,
            },
            Self::Vcpu { at_least, per_vcpu } => Rule::ByVcpu { at_least, per_vcpu },
            Self::Words { words } => Rule::Words(words),
        })
    }
}

impl Row {
    fn fact(self, sources: &Sources, mode: Mode) -> PropertyFact {
        PropertyFact {
            name: self.name,
            valid: self.valid.map(Into::into),
            tiered_valid: self.tiered_valid.map(Into::into),
            topic_level: self.level == Some("topic"),
            note: self.note,
            origin: self.trace.resolve(sources),
            default: self.default.and_then(RuleRow::rule),
            tiered_default: self.tiered_default.and_then(RuleRow::rule),
            modes: if self.mode.is_empty() {
                vec![mode]
            } else {
                self.mode
            },
        }
    }
}

impl File {
    pub(super) fn table(self) -> Table {
        let Self {
            standard,
            standard_managed,
            standard_not_listed,
            express,
            connections,
            sources,
        } = self;
        // Rows that name no mode have the one of their section.
        let facts = |rows: Vec<Row>, mode| {
            rows.into_iter()
                .map(|row| row.fact(&sources, mode))
                .collect::<Vec<_>>()
        };
        let NotListed {
            names,
            dynamic,
            note,
        } = standard_not_listed;
        let silent = names.into_iter().map(|name| (name, None));
        let dynamic = dynamic.into_iter().map(|name| (name, Some(note)));
        Table {
            standard: facts(standard, Mode::Static),
            standard_managed: facts(standard_managed, Mode::Managed),
            not_listed: silent.chain(dynamic).collect(),
            express: facts(express, Mode::Managed),
            connections: facts(connections, Mode::Dynamic),
        }
    }
}
