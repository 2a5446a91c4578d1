//! The partitions that the topics of a run put on a cluster. In: a cluster. Out: replicas in all and per broker: a
//! lower bound, because topics made elsewhere are not known.

use fact::{Confidence, Fact, Hit};
use model::{
    Cluster,
    facts::{BrokerClass, BrokerSize, limit},
};

/// What the declared topics of one cluster add up to.
pub(crate) struct Load {
    /// Where the brokers are counted.
    pub(crate) brokers: Fact<i64>,
    /// How many brokers share the replicas.
    pub(crate) count: i64,
    /// The size of each.
    pub(crate) size: &'static BrokerSize,
    /// How many topics were counted.
    pub(crate) topics: usize,
    /// Partitions times copies, over all counted topics.
    pub(crate) replicas: i64,
    /// Whether every figure holds in every case.
    pub(crate) hit: Hit,
}

impl Load {
    /// Replicas on the fullest broker when they are spread evenly.
    pub(crate) fn per_broker(&self) -> i64 {
        let even = self.replicas / self.count;
        even + i64::from(self.replicas % self.count != 0)
    }
}

/// The load of a cluster whose size and number of brokers are known at least by default.
pub(crate) fn of(cluster: &Cluster<'_>) -> Option<Load> {
    let (brokers, size) = (cluster.brokers(), cluster.size());
    let count = *brokers.value.by_default().filter(|count| **count > 0)?;
    let of_size = *size.value.by_default()?;
    let mut certain = brokers.value.known().is_some() && size.value.known().is_some();
    let (mut topics, mut replicas) = (0, 0_i64);
    let mine = cluster.estate().topics().filter(|topic| {
        topic.cluster().is_some_and(|owner| {
            owner.template() == cluster.template()
                && owner.resource.name() == cluster.resource.name()
        })
    });
    for topic in mine {
        let (partitions, factor) = (topic.partitions().value, topic.replication_factor().value);
        let Some(partitions) = partitions.by_default().map(|count| (*count).max(0)) else {
            continue;
        };
        let copies = match of_size.class() {
            // Express keeps its own number of copies, whatever was asked for.
            BrokerClass::Express => limit("express.replication_factor")
                .number()
                .map(|n| n as i64),
            BrokerClass::Standard => factor.by_default().copied(),
        };
        let Some(copies) = copies else { continue };
        certain &=
            topic.partitions().value.known().is_some() && topic.resource.condition().is_none();
        certain &= of_size.class() == BrokerClass::Express || factor.known().is_some();
        topics += 1;
        replicas = replicas.saturating_add(partitions.saturating_mul(copies.max(1)));
    }
    let hit = if certain {
        Hit::certain()
    } else {
        Hit::certain().at_most(Confidence::Medium)
    };
    Some(Load {
        brokers,
        count,
        size: of_size,
        topics,
        replicas,
        hit,
    })
}
