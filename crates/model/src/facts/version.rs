//! Kafka versions as MSK offers them. In: a `KafkaVersion` such as `3.7.x.kraft`. Out: support dates and what the version can do.
//! Data: `data/versions.json`.

use super::near::nearest;
use super::origin::{Origin, read};
use super::release::Release;
use super::size::{BrokerClass, BrokerSize, SizeFeature};
use super::version_file;
use fact::Date;
use std::sync::OnceLock;

/// What a version may have on MSK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VersionFeature {
    /// Brokers can be taken out of a cluster.
    BrokerRemoval,
    /// IPv4 and IPv6 side by side.
    DualStack,
    /// Express brokers run it.
    Express,
    /// Express brokers run it in KRaft mode.
    ExpressKraft,
    /// IAM access control for clients that are not written in Java.
    IamNonJava,
    /// Transactions can be ended under IAM access control.
    IamWriteTxnMarkers,
    /// KRaft metadata mode.
    Kraft,
    /// Standard brokers of the M7g family run it.
    M7g,
    /// Private connectivity from other VPCs.
    MultiVpc,
    /// Public access.
    PublicAccess,
    /// Source or target of an MSK Replicator.
    Replicator,
    /// Replicated topics may keep their names.
    ReplicatorIdenticalNames,
    /// Standard brokers run it.
    Standard,
    /// Tiered storage.
    TieredStorage,
    /// The MSK topic APIs and `AWS::MSK::Topic`.
    TopicApis,
    /// ZooKeeper metadata mode.
    Zookeeper,
}

impl VersionFeature {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("broker-removal", Self::BrokerRemoval),
        ("dual-stack", Self::DualStack),
        ("express", Self::Express),
        ("express-kraft", Self::ExpressKraft),
        ("iam-non-java", Self::IamNonJava),
        ("iam-write-txn-markers", Self::IamWriteTxnMarkers),
        ("kraft", Self::Kraft),
        ("m7g", Self::M7g),
        ("multi-vpc", Self::MultiVpc),
        ("public-access", Self::PublicAccess),
        ("replicator", Self::Replicator),
        ("replicator-identical-names", Self::ReplicatorIdenticalNames),
        ("standard", Self::Standard),
        ("tiered-storage", Self::TieredStorage),
        ("topic-apis", Self::TopicApis),
        ("zookeeper", Self::Zookeeper),
    ];
}

/// A row of the MSK version table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KafkaVersion {
    /// The name in the table, e.g. `3.7.x`.
    pub name: &'static str,
    /// What `KafkaVersion` may say: `3.7.x` and `3.7.x.kraft`.
    pub api_versions: Vec<&'static str>,
    /// Day on which MSK offered it first, where the table says so.
    pub released: Option<Date>,
    /// Day on which support ends; `None` when not published.
    pub end_of_support: Option<Date>,
    /// Support will not end before this day, where AWS promised so without an end date.
    pub support_not_before: Option<Date>,
    /// The version that MSK recommends and upgrades to.
    pub recommended: bool,
    /// The CDK marks it as deprecated.
    pub cdk_deprecated: bool,
    /// Remarks and disagreements between sources.
    pub note: Option<&'static str>,
    /// Where the row comes from.
    pub origin: Origin,
    pub(super) also_written: Vec<&'static str>,
    pub(super) has: Vec<VersionFeature>,
}

impl KafkaVersion {
    /// Whether the version has the feature; every feature was looked up for every version.
    #[must_use]
    pub fn has(&self, feature: VersionFeature) -> bool {
        self.has.contains(&feature)
    }

    /// Whether support has ended by that day. The last day itself counts as ended.
    #[must_use]
    pub fn past_support(&self, today: Date) -> bool {
        self.end_of_support.is_some_and(|end| end <= today)
    }

    /// Days until support ends, negative once it has; `None` when no date is published.
    #[must_use]
    pub fn days_left(&self, today: Date) -> Option<i64> {
        self.end_of_support.map(|end| end.days() - today.days())
    }

    /// Whether this is the given release or a later one; `3.7.x` stands for every patch of 3.7.
    #[must_use]
    pub fn at_least(&self, major: u16, minor: u16, patch: u16) -> bool {
        Release::parse(self.name).is_some_and(|release| release.at_least(major, minor, patch))
    }

    /// Whether the text is what the API expects, not another way to write the version.
    #[must_use]
    pub fn spells(&self, text: &str) -> bool {
        self.api_versions.contains(&text)
    }

    /// Whether a broker of that size runs this version in that mode.
    #[must_use]
    pub fn runs_on(&self, size: &BrokerSize, mode: MetadataMode) -> bool {
        let kraft = mode == MetadataMode::Kraft;
        let mode_offered = self.has(if kraft {
            VersionFeature::Kraft
        } else {
            VersionFeature::Zookeeper
        });
        let class_runs = match size.class() {
            BrokerClass::Standard => self.has(VersionFeature::Standard),
            BrokerClass::Express if kraft => self.has(VersionFeature::ExpressKraft),
            BrokerClass::Express => self.has(VersionFeature::Express),
        };
        let family_runs = size.family() != "kafka.m7g" || self.has(VersionFeature::M7g);
        let size_runs = !kraft || size.supports(SizeFeature::Kraft) != Some(false);
        mode_offered && class_runs && family_runs && size_runs
    }
}

/// Where a cluster keeps its metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetadataMode {
    /// In ZooKeeper nodes that MSK runs.
    Zookeeper,
    /// In KRaft controllers that MSK runs.
    Kraft,
}

/// The mode a `KafkaVersion` text asks for, known version or not: `.kraft` and everything from 4.0 is KRaft.
#[must_use]
pub fn metadata_mode(version: &str) -> Option<MetadataMode> {
    let release = Release::parse(version)?;
    let kraft = version.ends_with(".kraft") || release.at_least(4, 0, 0);
    Some(if kraft {
        MetadataMode::Kraft
    } else {
        MetadataMode::Zookeeper
    })
}

/// From which version on a feature exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureMinimum {
    /// Short name, e.g. `tiered-storage`.
    pub id: &'static str,
    /// The feature in words.
    pub feature: &'static str,
    /// First version that has it; `None` when [`FeatureMinimum::only`] lists all of them.
    pub since: Option<&'static str>,
    /// Older versions that have it as well.
    pub also: Vec<&'static str>,
    /// All versions that have it, where later ones do not.
    pub only: Vec<&'static str>,
    /// Conditions and remarks.
    pub note: Option<&'static str>,
    /// Where it is said.
    pub origin: Origin,
}

pub(super) struct Table {
    pub(super) versions: Vec<KafkaVersion>,
    pub(super) features: Vec<FeatureMinimum>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        read(
            "versions.json",
            include_str!("../../data/versions.json"),
            version_file::table,
        )
    })
}

/// All versions, old to new.
#[must_use]
pub fn kafka_versions() -> &'static [KafkaVersion] {
    &table().versions
}

/// The version a text means: an API spelling, the name in the table or the way AWS pages write it.
#[must_use]
pub fn kafka_version(text: &str) -> Option<&'static KafkaVersion> {
    kafka_versions().iter().find(|version| {
        version.name == text || version.spells(text) || version.also_written.contains(&text)
    })
}

/// The version MSK recommends and upgrades to.
#[must_use]
pub fn recommended_version() -> Option<&'static KafkaVersion> {
    kafka_versions().iter().find(|version| version.recommended)
}

/// The API spelling that an unknown text probably means: `3.7.x` for `3.7.1`, else the closest one.
#[must_use]
pub fn nearest_version(text: &str) -> Option<&'static str> {
    let kraft = text.ends_with(".kraft");
    let spellings = || {
        kafka_versions()
            .iter()
            .flat_map(|version| version.api_versions.iter().copied())
    };
    let line = Release::parse(text).and_then(|asked| {
        let same_line = |spelling: &&str| {
            Release::parse(spelling)
                .is_some_and(|known| (known.major, known.minor) == (asked.major, asked.minor))
        };
        let same_mode = spellings()
            .filter(same_line)
            .rfind(|s| s.ends_with(".kraft") == kraft);
        same_mode.or_else(|| spellings().rfind(same_line))
    });
    line.or_else(|| nearest(text, spellings()))
}

/// From which version on features exist.
#[must_use]
pub fn feature_minimums() -> &'static [FeatureMinimum] {
    &table().features
}

/// From which version on the feature of that id exists.
#[must_use]
pub fn feature_minimum(id: &str) -> Option<&'static FeatureMinimum> {
    feature_minimums().iter().find(|feature| feature.id == id)
}

#[cfg(test)]
#[path = "version_tests.rs"]
mod tests;
