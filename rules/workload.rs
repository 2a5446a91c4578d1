//! The partitions that the topics of a run put on a cluster. In: the estate. Out: replicas in all and per broker: a
//! lower bound, because topics made elsewhere are not known.

use std::collections::BTreeMap;

use fact::{Confidence, Fact, Hit};
use model::{
    Cluster, Estate, Place, Topic,
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

/// The provisioned clusters whose size and number of brokers are known at least by default, with their loads.
pub(crate) fn loads(estate: &Estate) -> Vec<(Cluster<'_>, Load)> {
    let place = |cluster: &Cluster<'_>| (cluster.template(), cluster.resource.name().to_owned());
    let mut topics: BTreeMap<Place, Vec<Topic<'_>>> = BTreeMap::new();
    for topic in estate.topics() {
        if let Some(owner) = topic.cluster() {
            topics.entry(place(&owner)).or_default().push(topic);
        }
    }
    let load = |cluster: Cluster<'_>| of(&cluster, topics.get(&place(&cluster))?);
    estate
        .provisioned()
        .filter_map(|cluster| Some((cluster, load(cluster)?)))
        .collect()
}

fn of(cluster: &Cluster<'_>, topics: &[Topic<'_>]) -> Option<Load> {
    let (brokers, size) = (cluster.brokers(), cluster.size());
    let count = *brokers.value.by_default().filter(|count| **count > 0)?;
    let of_size = *size.value.by_default()?;
    let express = of_size.class() == BrokerClass::Express;
    // Express keeps its own number of copies, whatever was asked for.
    let own = limit("express.replication_factor").number();
    let own = own.map(|copies| copies as i64).filter(|_| express);
    let mut certain = brokers.value.known().is_some() && size.value.known().is_some();
    let (mut counted, mut replicas) = (0, 0_i64);
    for topic in topics {
        let (partitions, factor) = (topic.partitions().value, topic.replication_factor().value);
        let copies = own.or(factor.by_default().copied());
        let (Some(many), Some(copies)) = (partitions.by_default(), copies) else {
            continue;
        };
        certain &= partitions.known().is_some() && (express || factor.known().is_some());
        counted += 1;
        replicas = replicas.saturating_add((*many).max(0).saturating_mul(copies.max(1)));
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
        topics: counted,
        replicas,
        hit,
    })
}
