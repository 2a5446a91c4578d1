//! The figures an estimate takes where nobody gave one, and what is free: `data/*.toml`, each with its source.

use std::sync::OnceLock;

use rust_decimal::Decimal;

use crate::outline::{self, Complaints, Entry, Fields, Kind};

/// A figure that stands in for one nobody gave.
#[derive(Clone, Debug)]
pub(crate) struct Default {
    pub(crate) id: String,
    pub(crate) values: Vec<Decimal>,
    pub(crate) text: String,
    pub(crate) source: String,
}

/// Something people expect on the bill and AWS does not charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeItem {
    /// What it is.
    pub name: String,
    /// Who says so.
    pub source: String,
    /// As of which day.
    pub as_of: String,
    kinds: Vec<String>,
}

struct Data {
    defaults: Vec<Default>,
    free: Vec<FreeItem>,
}

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| Data {
        defaults: read(include_str!("../data/defaults.toml"), default),
        free: read(include_str!("../data/free.toml"), free_item),
    })
}

/// A default by its name in `data/defaults.toml`.
pub(crate) fn named(id: &str) -> &'static Default {
    data()
        .defaults
        .iter()
        .find(|default| default.id == id)
        .expect("a test asks for every name that the code uses")
}

/// What is free for a kind of deployment.
pub(crate) fn free(kind: &str) -> impl Iterator<Item = &'static FreeItem> {
    data()
        .free
        .iter()
        .filter(move |item| item.kinds.iter().any(|each| each == kind))
}

impl Default {
    /// The figure; the first where there are several.
    pub(crate) fn value(&self) -> Decimal {
        self.values.first().copied().unwrap_or_default()
    }
}

fn read<T>(text: &str, one: impl Fn(&Entry, &Complaints) -> Option<T>) -> Vec<T> {
    let root = outline::toml(text).expect("a test reads our own data files");
    let complaints = Complaints::default();
    let Some(mut fields) = Fields::of(&root, String::new(), &complaints) else {
        return Vec::new();
    };
    let entries = fields.rest();
    entries
        .iter()
        .filter_map(|entry| one(entry, &complaints))
        .collect()
}

fn default(entry: &Entry, complaints: &Complaints) -> Option<Default> {
    let mut fields = Fields::of(&entry.value, entry.key.clone(), complaints)?;
    let values = fields.text("value")?;
    Some(Default {
        id: entry.key.clone(),
        values: values
            .split(", ")
            .map(|value| Decimal::from_str_exact(value).ok())
            .collect::<Option<_>>()?,
        text: fields.text("text")?.to_owned(),
        source: format!("{}, {}", fields.text("source")?, fields.text("as_of")?),
    })
}

fn free_item(entry: &Entry, complaints: &Complaints) -> Option<FreeItem> {
    let mut fields = Fields::of(&entry.value, entry.key.clone(), complaints)?;
    let Kind::List(kinds) = &fields.take("kinds")?.kind else {
        return None;
    };
    let text = |kind: &outline::Node| match &kind.kind {
        Kind::Text(text) => Some(text.clone()),
        _ => None,
    };
    Some(FreeItem {
        name: fields.text("name")?.to_owned(),
        source: fields.text("source")?.to_owned(),
        as_of: fields.text("as_of")?.to_owned(),
        kinds: kinds.iter().filter_map(text).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_data_reads_whole() {
        let tables = |text: &str| text.lines().filter(|line| line.starts_with('[')).count();
        assert_eq!(
            data().defaults.len(),
            tables(include_str!("../data/defaults.toml"))
        );
        assert_eq!(data().free.len(), tables(include_str!("../data/free.toml")));
        for id in [
            "hours",
            "retention_hours",
            "replication_factor",
            "zones",
            "peak_over_average",
            "partitions",
            "volume_fill",
            "volume_headroom",
            "baseline_throughput_mib_s",
            "internet_free_gb",
            "internet_tiers_gb",
            "endpoint_tiers_gb",
            "ingress",
            "one_reader",
            "client_zone_awareness",
        ] {
            assert!(!named(id).values.is_empty() && !named(id).source.is_empty());
        }
        assert_eq!(named("internet_tiers_gb").values.len(), 3);
        assert_eq!(free("standard").count(), 3);
    }
}
