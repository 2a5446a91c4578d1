//! What an update of a deployed resource does beyond what its schema says: refused, or in place with conditions.
//! In: a type and a property. Out: the rows that may speak of it, in order. Data: `data/updates.json`.

use super::origin::{Origin, Row, read};
use std::sync::OnceLock;

/// One thing that is known of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateFact {
    /// Dotted id, subject first.
    pub id: &'static str,
    /// The resource type; `setting` and `topic-setting` for what stands in a configuration or a topic.
    pub of: &'static str,
    /// The property or setting; `X.*` for everything below `X`.
    pub path: &'static str,
    /// Which change of it is meant.
    pub when: When,
    /// The value that [`When::Leaves`] and [`When::Enters`] speak of.
    pub value: Option<&'static str>,
    /// What happens.
    pub effect: UpdateEffect,
    /// It works, but somebody has to look first.
    pub mind: bool,
    /// It cannot be taken back.
    pub once: bool,
    /// One clause that says why.
    pub says: &'static str,
    /// What to do instead, or first.
    pub help: Option<&'static str>,
    /// Where it is said.
    pub origin: Origin,
}

/// What the service makes of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateEffect {
    /// It says no.
    Refused,
    /// Brokers restart one after the other.
    Restart,
    /// Nothing restarts.
    InPlace,
}

impl UpdateEffect {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("refused", Self::Refused),
        ("restart", Self::Restart),
        ("in-place", Self::InPlace),
    ];
}

/// The condition under which a row speaks of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whatever it is.
    Any,
    /// The number gets smaller.
    Lower,
    /// The number gets larger.
    Higher,
    /// The bound gets tighter, where -1 is none.
    LowerBound,
    /// It had the value and has it no more.
    Leaves,
    /// It gets the value.
    Enters,
    /// A switch goes from on to off.
    SwitchedOff,
    /// KRaft to ZooKeeper.
    LeavesKraft,
    /// An earlier Kafka release.
    OlderVersion,
    /// A version without tiered storage under a tiered cluster.
    TieredToUntieredVersion,
    /// A version that the brokers' size does not run.
    VersionNotOnSize,
    /// ZooKeeper to KRaft by another way than the one there is.
    EntersKraftElsewhere,
    /// ZooKeeper to KRaft on Standard brokers in two zones.
    EntersKraftWithoutThreeZones,
    /// ZooKeeper to KRaft with public access and open monitoring.
    EntersKraftPublicAndMonitored,
    /// ZooKeeper to KRaft.
    EntersKraft,
    /// Standard to Express or back.
    OtherClass,
    /// A family that brokers of the old one cannot move to.
    OtherDirection,
    /// A size that does not run the cluster's version.
    SizeWithoutVersion,
    /// A size with a lower partition limit.
    SmallerSize,
    /// A number of brokers that does not spread evenly.
    NotMultipleOfZones,
    /// Fewer brokers of a family that cannot lose any.
    RemovesFromOtherFamily,
    /// Fewer brokers under a Kafka that cannot lose any.
    RemovesFromOldVersion,
    /// More than one broker per zone less.
    RemovesSeveralPerZone,
    /// More Standard brokers.
    HigherOnStandard,
    /// Tiered storage under a Kafka without it.
    TieredOnOldVersion,
    /// Tiered storage on a size without it.
    TieredOnSizeWithout,
    /// IPv6 where version or size have none.
    DualUnsupported,
    /// Public access without in-cluster encryption.
    PublicWithoutInClusterEncryption,
    /// Public access beside open monitoring, on KRaft or Express.
    PublicAndMonitored,
    /// A cluster that is not Standard in ZooKeeper mode.
    NotStandardZookeeper,
    /// The resource keeps its name.
    NameKept,
    /// The settings of the topic change as well.
    WithTopicConfigs,
}

impl When {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("any", Self::Any),
        ("lower", Self::Lower),
        ("higher", Self::Higher),
        ("lower-bound", Self::LowerBound),
        ("leaves", Self::Leaves),
        ("enters", Self::Enters),
        ("switched-off", Self::SwitchedOff),
        ("leaves-kraft", Self::LeavesKraft),
        ("older-version", Self::OlderVersion),
        ("tiered-to-untiered-version", Self::TieredToUntieredVersion),
        ("version-not-on-size", Self::VersionNotOnSize),
        ("enters-kraft-elsewhere", Self::EntersKraftElsewhere),
        (
            "enters-kraft-without-three-zones",
            Self::EntersKraftWithoutThreeZones,
        ),
        (
            "enters-kraft-public-and-monitored",
            Self::EntersKraftPublicAndMonitored,
        ),
        ("enters-kraft", Self::EntersKraft),
        ("other-class", Self::OtherClass),
        ("other-direction", Self::OtherDirection),
        ("size-without-version", Self::SizeWithoutVersion),
        ("smaller-size", Self::SmallerSize),
        ("not-multiple-of-zones", Self::NotMultipleOfZones),
        ("removes-from-other-family", Self::RemovesFromOtherFamily),
        ("removes-from-old-version", Self::RemovesFromOldVersion),
        ("removes-several-per-zone", Self::RemovesSeveralPerZone),
        ("higher-on-standard", Self::HigherOnStandard),
        ("tiered-on-old-version", Self::TieredOnOldVersion),
        ("tiered-on-size-without", Self::TieredOnSizeWithout),
        ("dual-unsupported", Self::DualUnsupported),
        (
            "public-without-in-cluster-encryption",
            Self::PublicWithoutInClusterEncryption,
        ),
        ("public-and-monitored", Self::PublicAndMonitored),
        ("not-standard-zookeeper", Self::NotStandardZookeeper),
        ("name-kept", Self::NameKept),
        ("with-topic-configs", Self::WithTopicConfigs),
    ];
}

struct Table {
    updates: Vec<UpdateFact>,
    holding: Vec<&'static str>,
    holding_origin: Origin,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        read(
            "updates.json",
            include_str!("../../data/updates.json"),
            |file| Table {
                holding: file.texts("holds_data"),
                holding_origin: Origin::named(file, &file.texts("holds_data_from"), file),
                updates: file
                    .records("updates")
                    .map(|row| UpdateFact::read(file, row))
                    .collect(),
            },
        )
    })
}

/// Every row, in the order in which they are tried.
#[must_use]
pub fn updates() -> &'static [UpdateFact] {
    &table().updates
}

/// The rows that may speak of a change of `path` in a resource of type `of`, in order.
pub fn updates_of<'p>(
    of: &'p str,
    path: &'p str,
) -> impl Iterator<Item = &'static UpdateFact> + 'p {
    let reaches = move |row: &&UpdateFact| {
        row.of == of
            && match row.path.strip_suffix(".*") {
                Some(above) => path
                    .strip_prefix(above)
                    .is_some_and(|rest| rest.starts_with('.')),
                None => row.path == path,
            }
    };
    updates().iter().filter(reaches)
}

/// Whether records go with a resource of that type.
#[must_use]
pub fn holds_data(of: &str) -> bool {
    table().holding.contains(&of)
}

/// Who says which types hold records, and that a replacement loses them.
#[must_use]
pub fn holds_data_origin() -> &'static Origin {
    &table().holding_origin
}

impl UpdateFact {
    fn read(file: Row<'_>, row: Row<'_>) -> Self {
        Self {
            origin: Origin::of(file, row),
            id: row.text("id"),
            of: row.text("type"),
            path: row.text("path"),
            when: row.word("when", When::WORDS),
            value: row.text_if_any("value"),
            effect: row.word("effect", UpdateEffect::WORDS),
            mind: row.flag("mind"),
            once: row.flag("once"),
            says: row.text("says"),
            help: row.text_if_any("help"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{BrokerClass, properties, shape};

    #[test]
    fn every_row_speaks_of_a_property_that_exists_and_says_who_says_so() {
        let mut ids = std::collections::BTreeSet::new();
        for row in updates() {
            assert!(ids.insert(row.id), "{} is there twice", row.id);
            assert!(!row.origin.sources.is_empty(), "{} has no source", row.id);
            let path = row.path.strip_suffix(".*").unwrap_or(row.path);
            let known = match row.of {
                "setting" => {
                    let mut listed = properties(BrokerClass::Standard);
                    kafka::setting(kafka::Kind::Broker, path).is_some()
                        || listed.any(|fact| fact.name == path)
                }
                "topic-setting" => kafka::setting(kafka::Kind::Topic, path).is_some(),
                of => shape(of).unwrap().property(path.split('.')).is_some(),
            };
            assert!(known, "{} speaks of {path}", row.id);
            let valued = matches!(row.when, When::Leaves | When::Enters);
            assert_eq!(valued, row.value.is_some(), "{}", row.id);
        }
    }

    #[test]
    fn a_star_reaches_what_lies_below_and_nothing_beside() {
        let of = |path| updates_of("AWS::MSK::Cluster", path).count();
        assert!(of("ClientAuthentication.Sasl.Iam.Enabled") > 0);
        assert_eq!(of("ClientAuthenticationElse"), 0);
        assert_eq!(of("Tags"), 0);
    }
}
