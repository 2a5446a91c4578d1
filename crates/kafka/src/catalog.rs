//! The catalog of settings: `data/catalog.tsv` in, settings by kind and name out.
//! A kind is read the first time somebody asks for one of its settings, and read means cut at tabs: what a
//! column says is worked out when asked, so a broker's 400 settings cost microseconds and a template without
//! Kafka settings nothing.

use std::sync::OnceLock;

use crate::{Kind, Setting};

const CATALOG: &str = include_str!("../data/catalog.tsv");

/// The setting of that exact name.
#[must_use]
pub fn setting(kind: Kind, name: &str) -> Option<&'static Setting> {
    let all = settings(kind);
    let at = all
        .binary_search_by(|setting| setting.name.cmp(name))
        .ok()?;
    all.get(at)
}

/// Every setting of a kind, by name.
#[must_use]
pub fn settings(kind: Kind) -> &'static [Setting] {
    static KINDS: [OnceLock<Vec<Setting>>; Kind::ALL.len()] =
        [const { OnceLock::new() }; Kind::ALL.len()];
    KINDS
        .get(kind as usize)
        .map_or(&[], |kept| kept.get_or_init(|| read(kind)))
}

fn read(kind: Kind) -> Vec<Setting> {
    let rows = CATALOG.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let (name, rest) = row.split_once('\t')?;
        let (kinds, rest) = rest.split_once('\t')?;
        kinds
            .contains(kind.letter())
            .then(|| Setting::read(kind, name, rest))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_sorted_and_free_of_duplicates() {
        for kind in Kind::ALL {
            let all = settings(kind);
            assert!(!all.is_empty(), "{kind}");
            assert!(all.is_sorted_by(|a, b| a.name < b.name), "{kind}");
        }
    }

    #[test]
    fn knows_names_exactly() {
        assert!(setting(Kind::Broker, "log.retention.hours").is_some());
        assert!(setting(Kind::Broker, "Log.retention.hours").is_none());
        assert!(setting(Kind::Broker, "retention.ms").is_none());
        assert!(setting(Kind::Topic, "retention.ms").is_some());
    }
}
