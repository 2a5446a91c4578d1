//! The partitions of the topics that templates declare, by cluster.

use std::collections::BTreeMap;

use model::Estate;

use crate::sizing::Topics;

/// The declared topics of every cluster that has some, by the cluster's name: what deploys by default, else the most
/// that is possible. A topic whose partitions are not known is left out; one without a replication factor counts
/// three copies, which is what MSK's brokers default to in three zones.
#[must_use]
pub fn topics(estate: &Estate) -> BTreeMap<String, Topics> {
    const USUAL_COPIES: u64 = 3;
    let mut found: BTreeMap<String, Topics> = BTreeMap::new();
    for topic in estate.topics() {
        let Some(cluster) = topic.cluster() else {
            continue;
        };
        let figure = |fact: fact::Fact<i64>| {
            let usual = fact.value.by_default().copied();
            let value = usual.or_else(|| fact.value.possible().max().copied())?;
            u64::try_from(value).ok()
        };
        let Some(leaders) = figure(topic.partitions()) else {
            continue;
        };
        let copies = figure(topic.replication_factor()).unwrap_or(USUAL_COPIES);
        let all = found.entry(cluster.resource.name().to_owned()).or_default();
        all.leaders = all.leaders.saturating_add(leaders);
        all.replicas = all.replicas.saturating_add(leaders.saturating_mul(copies));
    }
    found
}
