//! Settings that speak of the same thing: broker settings in several units, and a topic's with the broker's behind it.

use std::{collections::BTreeMap, sync::OnceLock};

use syntax::json::{Row, read_file};

use crate::{Provenance, Version};

struct Data {
    as_of: &'static str,
    source: &'static str,
    precedence: Vec<&'static str>,
    group: Vec<Group>,
    topic: BTreeMap<&'static str, Twin>,
}

/// Broker settings of which one counts.
#[derive(Debug)]
pub struct Group {
    members: Vec<&'static str>,
    ms: Vec<i64>,
    note: Option<&'static str>,
}

struct Twin {
    broker: Vec<&'static str>,
    since: Option<Version>,
    until: Option<Version>,
}

impl Data {
    fn read(file: Row<'_>) -> Self {
        let topics = file.named("topic");
        Self {
            as_of: file.text("as_of"),
            source: file.text("source"),
            precedence: file.texts("precedence"),
            group: file.records("group").map(Group::read).collect(),
            topic: topics.map(|(name, row)| (name, Twin::read(row))).collect(),
        }
    }
}

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| {
        read_file(
            "synonyms.json",
            include_str!("../data/synonyms.json"),
            Data::read,
        )
    })
}

impl Group {
    fn read(row: Row<'_>) -> Self {
        Self {
            members: row.texts("members"),
            ms: row.numbers("ms"),
            note: row.text_if_any("note"),
        }
    }

    /// The members, strongest first.
    pub fn members(&self) -> impl Iterator<Item = &'static str> {
        self.members.iter().copied()
    }

    /// The member that counts among those that are set; later ones are ignored.
    pub fn winner(&self, is_set: impl Fn(&str) -> bool) -> Option<&'static str> {
        self.members().find(|member| is_set(member))
    }

    /// What one unit of `member` is in milliseconds; `None` for a setting that is no time.
    #[must_use]
    pub fn milliseconds(&self, member: &str) -> Option<i64> {
        let at = self.members().position(|name| name == member)?;
        self.ms.get(at).copied()
    }

    /// A rule beyond precedence.
    #[must_use]
    pub fn note(&self) -> Option<&'static str> {
        self.note
    }
}

/// The group a broker setting belongs to, such as `log.retention.ms`, `.minutes`, `.hours`.
#[must_use]
pub fn synonyms(broker_setting: &str) -> Option<&'static Group> {
    let mut groups = data().group.iter();
    groups.find(|group| group.members().any(|name| name == broker_setting))
}

/// The broker settings behind a topic's, strongest first; empty for one without.
pub fn broker_twins(topic_setting: &str, version: Version) -> impl Iterator<Item = &'static str> {
    let twin = data()
        .topic
        .get(topic_setting)
        .filter(|twin| twin.holds(version));
    let names = twin.into_iter().flat_map(|twin| &twin.broker);
    names.copied()
}

/// The topic setting that overrides a broker's.
#[must_use]
pub fn topic_twin(broker_setting: &str, version: Version) -> Option<&'static str> {
    let mut twins = data().topic.iter();
    let found =
        twins.find(|(_, twin)| twin.holds(version) && twin.broker.contains(&broker_setting));
    found.map(|(name, _)| *name)
}

/// Where a broker's value may come from, strongest first, in words.
pub fn precedence() -> impl Iterator<Item = &'static str> {
    data().precedence.iter().copied()
}

/// Where groups, twins and precedence were read.
#[must_use]
pub fn synonyms_provenance() -> Option<Provenance> {
    Provenance::new(data().source, data().as_of)
}

impl Twin {
    fn read(row: Row<'_>) -> Self {
        let version = |key| -> Option<Version> {
            let version = row.text_if_any(key)?.parse();
            Some(version.expect("synonyms.json is part of this crate and its tests read it"))
        };
        Self {
            broker: row.texts("broker"),
            since: version("since"),
            until: version("until"),
        }
    }

    fn holds(&self, version: Version) -> bool {
        self.since.is_none_or(|since| since <= version)
            && self.until.is_none_or(|until| version.release() <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, setting};

    #[test]
    fn milliseconds_beat_minutes_beat_hours() {
        let group = synonyms("log.retention.hours").unwrap();
        let set = |names: &'static [&str]| move |name: &str| names.contains(&name);
        assert_eq!(
            group.winner(set(&["log.retention.hours", "log.retention.minutes"])),
            Some("log.retention.minutes")
        );
        assert_eq!(
            group.winner(set(&["log.retention.hours", "log.retention.ms"])),
            Some("log.retention.ms")
        );
        assert_eq!(group.winner(|_| false), None);
        assert_eq!(group.milliseconds("log.retention.hours"), Some(3_600_000));
        assert_eq!(synonyms("log.dir").unwrap().milliseconds("log.dir"), None);
        assert!(synonyms("num.partitions").is_none());
    }

    #[test]
    fn twins_go_both_ways_within_their_versions() {
        let v = Version::new;
        assert_eq!(
            topic_twin("log.retention.hours", v(3, 6)),
            Some("retention.ms")
        );
        assert_eq!(
            topic_twin("message.max.bytes", v(3, 6)),
            Some("max.message.bytes")
        );
        assert_eq!(topic_twin("log.local.retention.ms", v(3, 5)), None);
        assert_eq!(
            topic_twin("log.local.retention.ms", v(3, 6)),
            Some("local.retention.ms")
        );
        assert_eq!(topic_twin("log.message.format.version", v(4, 0)), None);
        assert_eq!(topic_twin("num.partitions", v(3, 6)), None);
        assert_eq!(
            broker_twins("segment.ms", v(3, 9)).collect::<Vec<_>>(),
            ["log.roll.ms", "log.roll.hours"]
        );
    }

    #[test]
    fn every_name_is_in_the_catalog() {
        for (topic, twin) in &data().topic {
            assert!(setting(Kind::Topic, topic).is_some(), "{topic}");
            for broker in &twin.broker {
                assert!(setting(Kind::Broker, broker).is_some(), "{broker}");
            }
        }
        for name in data().group.iter().flat_map(Group::members) {
            assert!(setting(Kind::Broker, name).is_some(), "{name}");
        }
        assert_eq!(precedence().count(), 5);
        assert!(synonyms_provenance().is_some());
    }
}
