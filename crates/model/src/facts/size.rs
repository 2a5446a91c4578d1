//! Broker sizes. In: an `InstanceType` such as `kafka.m7g.large`. Out: what a broker of that size is, can and cannot do.
//! Data: `data/sizes.json`.

use super::near::nearest;
use super::origin::{Origin, read};
use super::size_file;
use std::sync::OnceLock;

/// The two kinds of broker that a provisioned cluster can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BrokerClass {
    /// `kafka.*`: volumes, tiered storage, most settings free.
    Standard,
    /// `express.*`: elastic storage, three zones, few settings free.
    Express,
}

impl BrokerClass {
    /// The class that an `InstanceType` names by its prefix, known size or not.
    #[must_use]
    pub fn of(instance_type: &str) -> Option<Self> {
        match instance_type.split_once('.')?.0 {
            "kafka" => Some(Self::Standard),
            "express" => Some(Self::Express),
            _ => None,
        }
    }

    /// `Standard` or `Express`, as AWS writes them.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "Standard",
            Self::Express => "Express",
        }
    }
}

/// What a size may or may not take part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SizeFeature {
    /// Brokers can be taken out of a cluster.
    BrokerRemoval,
    /// Channels to S3 or Iceberg.
    DataDelivery,
    /// IPv4 and IPv6 side by side.
    DualStack,
    /// MSK moves partitions by itself.
    IntelligentRebalancing,
    /// KRaft metadata mode.
    Kraft,
    /// Private connectivity from other VPCs.
    MultiVpc,
    /// Source or target of an MSK Replicator.
    Replicator,
    /// Tiered storage.
    TieredStorage,
    /// In-place migration from ZooKeeper to KRaft.
    ZookeeperToKraft,
}

impl SizeFeature {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("broker-removal", Self::BrokerRemoval),
        ("data-delivery", Self::DataDelivery),
        ("dual-stack", Self::DualStack),
        ("intelligent-rebalancing", Self::IntelligentRebalancing),
        ("kraft", Self::Kraft),
        ("multi-vpc", Self::MultiVpc),
        ("replicator", Self::Replicator),
        ("tiered-storage", Self::TieredStorage),
        ("zookeeper-to-kraft", Self::ZookeeperToKraft),
    ];
}

/// One broker size. Partition figures count leaders and followers.
#[derive(Clone, Debug, PartialEq)]
pub struct BrokerSize {
    /// As written in `InstanceType`.
    pub name: &'static str,
    /// Virtual CPUs.
    pub vcpu: u32,
    /// Memory in GiB.
    pub memory_gib: u32,
    /// `x86_64` or `arm64`.
    pub cpu: &'static str,
    /// EC2 baseline network bandwidth in megabits per second.
    pub network_mbit_s: u32,
    /// Partition replicas per broker that AWS recommends not to exceed.
    pub partitions_recommended: u32,
    /// Standard: partition replicas per broker above which updates are blocked. Express: the most there can be.
    pub partitions_max: u32,
    /// Connections per broker on IAM listeners.
    pub iam_connections: u32,
    /// New connections per second and broker on IAM listeners.
    pub iam_connections_per_second: u32,
    /// False for sizes meant for development and test.
    pub production: bool,
    /// What only Standard or only Express brokers have.
    pub kind: SizeKind,
    /// Disagreements between sources and other remarks.
    pub note: Option<&'static str>,
    /// Where the figures come from.
    pub origin: Origin,
    pub(super) has: Vec<SizeFeature>,
    pub(super) lacks: Vec<SizeFeature>,
}

/// The half of a size that depends on its class.
#[derive(Clone, Debug, PartialEq)]
pub enum SizeKind {
    /// A `kafka.*` size.
    Standard(StandardSize),
    /// An `express.*` size.
    Express(ExpressSize),
}

/// What only Standard brokers have.
#[derive(Clone, Debug, PartialEq)]
pub struct StandardSize {
    /// Smallest volume per broker in GiB.
    pub volume_min_gib: u32,
    /// Largest volume per broker in GiB.
    pub volume_max_gib: u32,
    /// Volume throughput without provisioning, in MiB per second.
    pub volume_throughput_mib_s: f64,
    /// Bounds of provisioned throughput, `None` where the size has none.
    pub provisioned_throughput: Option<ProvisionedThroughput>,
    /// EC2-to-EBS bandwidth in megabits per second; a burst ceiling on small sizes.
    pub ebs_mbit_s: u32,
    /// EBS throughput in MiB per second that the AWS sizing model counts with.
    pub model_ebs_mib_s: Option<f64>,
    /// Network throughput in MiB per second that the AWS sizing model counts with.
    pub model_network_mib_s: Option<f64>,
    /// Advised `num.io.threads` and `num.network.threads`, on large sizes.
    pub threads_advised: Option<Threads>,
    /// Advised `num.replica.fetchers` with provisioned throughput.
    pub replica_fetchers_advised: Option<u32>,
    /// CPU credits of a burstable size.
    pub burst: Option<Burst>,
    /// First Kafka version that runs on the size, when AWS names one; see [`StandardSize::kafka_also`].
    pub kafka_since: Option<&'static str>,
    /// Older versions that run on it as well.
    pub kafka_also: Vec<&'static str>,
}

/// Bounds of provisioned storage throughput.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProvisionedThroughput {
    /// Lowest `VolumeThroughput` in MiB per second.
    pub min_mib_s: f64,
    /// Ceiling of the size in MiB per second; may have a fraction although `VolumeThroughput` is whole.
    pub max_mib_s: f64,
    /// Smallest volume that can have it, in GiB.
    pub min_volume_gib: u32,
}

/// Broker thread counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threads {
    /// `num.io.threads`.
    pub io: u32,
    /// `num.network.threads`.
    pub network: u32,
}

/// CPU credits of a burstable size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burst {
    /// Highest credit balance.
    pub credits_max: u32,
    /// CPU share that can be kept up without credits.
    pub baseline_percent: u32,
}

/// What only Express brokers have. Throughput is per broker, in megabytes (not MiB) per second.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpressSize {
    /// Ingress up to which no degradation is expected.
    pub ingress_sustained_mb_s: f64,
    /// Ingress at which writes are throttled.
    pub ingress_max_mb_s: f64,
    /// Egress up to which no degradation is expected.
    pub egress_sustained_mb_s: f64,
    /// Egress at which reads are throttled.
    pub egress_max_mb_s: f64,
    /// Most that one partition carries.
    pub partition_mb_s: f64,
    /// Ingress in MiB per second that the AWS sizing model counts with.
    pub model_ingress_mib_s: f64,
    /// Thread counts that MSK sets; they cannot be changed.
    pub threads: Threads,
    /// Availability Zones of every Express cluster.
    pub zones: u32,
    /// Replication factor of every Express topic.
    pub replication_factor: u32,
}

impl BrokerSize {
    /// Standard or Express.
    #[must_use]
    pub fn class(&self) -> BrokerClass {
        match self.kind {
            SizeKind::Standard(_) => BrokerClass::Standard,
            SizeKind::Express(_) => BrokerClass::Express,
        }
    }

    /// The Standard half.
    #[must_use]
    pub fn standard(&self) -> Option<&StandardSize> {
        match &self.kind {
            SizeKind::Standard(size) => Some(size),
            SizeKind::Express(_) => None,
        }
    }

    /// The Express half.
    #[must_use]
    pub fn express(&self) -> Option<&ExpressSize> {
        match &self.kind {
            SizeKind::Express(size) => Some(size),
            SizeKind::Standard(_) => None,
        }
    }

    /// The name without its last part: `kafka.m7g` for `kafka.m7g.large`.
    #[must_use]
    pub fn family(&self) -> &'static str {
        family(self.name)
    }

    /// Whether the size takes part in a feature; `None` when AWS does not say.
    #[must_use]
    pub fn supports(&self, feature: SizeFeature) -> Option<bool> {
        if self.has.contains(&feature) {
            Some(true)
        } else if self.lacks.contains(&feature) {
            Some(false)
        } else {
            None
        }
    }
}

/// All sizes: Standard then Express, small to large within a family.
#[must_use]
pub fn sizes() -> &'static [BrokerSize] {
    static SIZES: OnceLock<Vec<BrokerSize>> = OnceLock::new();
    SIZES.get_or_init(|| {
        read(
            "sizes.json",
            include_str!("../../data/sizes.json"),
            size_file::sizes,
        )
    })
}

/// The size of that exact name.
#[must_use]
pub fn size(name: &str) -> Option<&'static BrokerSize> {
    sizes().iter().find(|size| size.name == name)
}

/// The size that a misspelt name probably means: a missing prefix is supplied, small slips are forgiven.
#[must_use]
pub fn nearest_size(name: &str) -> Option<&'static BrokerSize> {
    let prefixed = || {
        sizes()
            .iter()
            .find(|size| size.name.strip_prefix("kafka.") == Some(name))
    };
    let close = || size(nearest(name, sizes().iter().map(|size| size.name))?);
    size(name).or_else(prefixed).or_else(close)
}

/// Whether any size of the name's family is known. An unknown family is new or wrong; nobody can tell which.
#[must_use]
pub fn knows_family(name: &str) -> bool {
    sizes().iter().any(|size| size.family() == family(name))
}

fn family(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(family, _)| family)
}

#[cfg(test)]
#[path = "size_tests.rs"]
mod tests;
