//! Provisioned storage throughput as a cluster declares it: a switch and a value, neither of which needs the other.

use fact::{Fact, Outcome, Why};
use model::Cluster;

use crate::{pair::pair, replication::may_be_standard};

const PLACE: &str = "BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo.ProvisionedThroughput";

/// The switch, absent when it is left out. Express brokers have no volumes, so that there it is a fault of its own.
pub(crate) fn enabled(cluster: &Cluster<'_>) -> Fact<bool> {
    on_standard(cluster, cluster.at(PLACE).get("Enabled").boolean())
}

/// The value in MiB per second.
pub(crate) fn value(cluster: &Cluster<'_>) -> Fact<i64> {
    on_standard(cluster, cluster.at(PLACE).get("VolumeThroughput").integer())
}

fn on_standard<T: Clone>(cluster: &Cluster<'_>, fact: Fact<T>) -> Fact<T> {
    let written = pair(&fact, &may_be_standard(cluster));
    let value = written.value.and_then(|(value, standard)| match standard {
        true => Outcome::Known(value),
        false => Outcome::Unknown(Why::Unresolved("Express brokers have no volumes".into())),
    });
    fact.with(value)
}
