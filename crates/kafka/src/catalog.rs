//! The catalog of settings: `data/catalog.tsv` in, settings by kind and name out.
//! It is read the first time somebody asks for a setting, and read means cut into rows: what a column says is worked
//! out when asked. So knowing all settings costs a fraction of a millisecond, and a template without any nothing.

use std::sync::OnceLock;

use crate::{Kind, Provenance, Setting};

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

/// Kafka's default of a setting in the newest release that has it, as a whole number; `None` for an unknown setting, for
/// one without a default, and for a default that is no number.
#[must_use]
pub fn usual(kind: Kind, name: &str) -> Option<i64> {
    let (_, newest) = setting(kind, name)?.defaults().last()?;
    newest.value()?.parse().ok()
}

/// Every setting of a kind, by name.
#[must_use]
pub fn settings(kind: Kind) -> &'static [Setting] {
    static KINDS: OnceLock<[Vec<Setting>; Kind::ALL.len()]> = OnceLock::new();
    let kinds = KINDS.get_or_init(read);
    kinds.get(kind as usize).map_or(&[], Vec::as_slice)
}

fn read() -> [Vec<Setting>; Kind::ALL.len()] {
    let mut settings = [const { Vec::new() }; Kind::ALL.len()];
    let rows = CATALOG.lines().filter(|line| !line.starts_with('#'));
    for row in rows {
        let columns = row.split_once('\t');
        let Some((name, (kinds, rest))) =
            columns.and_then(|(name, rest)| Some((name, rest.split_once('\t')?)))
        else {
            continue;
        };
        for letter in kinds.chars() {
            let kind = Kind::of_letter(letter);
            if let Some((kind, all)) =
                kind.and_then(|kind| Some((kind, settings.get_mut(kind as usize)?)))
            {
                all.push(Setting::read(kind, name, rest));
            }
        }
    }
    settings
}

/// Where the settings of a kind were read.
#[must_use]
pub fn provenance(kind: Kind) -> Option<Provenance> {
    let head = |start: &str| CATALOG.lines().find_map(|line| line.strip_prefix(start));
    let source = match kind {
        Kind::Librdkafka => head("# Source of librdkafka's: "),
        Kind::Mirror => head("# Source of MirrorMaker's: "),
        _ => head("# Source of Kafka's: "),
    };
    Provenance::new(source?, head("# As of: ")?)
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
    fn every_row_is_read() {
        let rows = CATALOG.lines().filter(|line| !line.starts_with('#'));
        let kinds = rows.filter_map(|row| row.split('\t').nth(1));
        let written: usize = kinds.map(str::len).sum();
        let read = Kind::ALL.iter().map(|kind| settings(*kind).len());
        assert_eq!(read.sum::<usize>(), written);
    }

    #[test]
    fn kinds_are_numbered_in_their_order() {
        for (at, kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(*kind as usize, at);
            assert!(settings(*kind).iter().all(|setting| setting.kind == *kind));
        }
    }

    #[test]
    fn says_where_it_comes_from() {
        let kafka = provenance(Kind::Broker).unwrap();
        assert!(kafka.source.contains("apache/kafka-site"));
        assert!(
            provenance(Kind::Librdkafka)
                .unwrap()
                .source
                .contains("CONFIGURATION.md")
        );
        assert_eq!(kafka.as_of.to_string(), "2026-11-20");
    }

    #[test]
    fn knows_names_exactly() {
        assert!(setting(Kind::Broker, "log.retention.hours").is_some());
        assert!(setting(Kind::Broker, "Log.retention.hours").is_none());
        assert!(setting(Kind::Broker, "retention.ms").is_none());
        assert!(setting(Kind::Topic, "retention.ms").is_some());
    }
}
