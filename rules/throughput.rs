//! Provisioned storage throughput as a cluster declares it: a switch and a value, neither of which needs the other.

use fact::Fact;
use model::Cluster;

const PLACE: &str = "BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo.ProvisionedThroughput";

/// The switch, absent when it is left out.
pub(crate) fn enabled(cluster: &Cluster<'_>) -> Fact<bool> {
    cluster.at(PLACE).get("Enabled").boolean()
}

/// The value in MiB per second.
pub(crate) fn value(cluster: &Cluster<'_>) -> Fact<i64> {
    cluster.at(PLACE).get("VolumeThroughput").integer()
}
