//! MSK850: multi-VPC connectivity on a cluster that cannot have it.

use fact::Value;
use lint::Findings;
use model::{Cluster, Estate, facts::limit};

use crate::{offers::multi_vpc, versions::older};

const PLACE: &str = "BrokerNodeGroupInfo.ConnectivityInfo.VpcConnectivity";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let sizes = limit("multi_vpc.sizes_without").list();
    let since = limit("multi_vpc.since");
    for cluster in estate.provisioned() {
        let size = cluster.instance_type().value.map(|size| {
            sizes
                .contains(&size.as_str())
                .then(|| format!("{size} brokers do not have it"))
        });
        let version = cluster.kafka_version().value.map(|version| {
            let old = older(&version, since);
            old.then(|| {
                format!(
                    "it needs Kafka {} or later, and this is {version}",
                    since.list().join("")
                )
            })
        });
        let network = cluster
            .at("BrokerNodeGroupInfo.ConnectivityInfo.NetworkType")
            .string();
        let dual = network.value.map(|network| {
            (network == "DUAL").then(|| "it excludes dual-stack networking".to_owned())
        });
        for (detail, broken) in [("size", size), ("version", version), ("network", dual)] {
            refuse(&cluster, detail, &broken, out);
        }
    }
}

fn refuse(
    cluster: &Cluster<'_>,
    detail: &str,
    broken: &Value<Option<String>>,
    out: &mut Findings<'_>,
) {
    let place = cluster.at(PLACE);
    let both = multi_vpc(cluster).zip(broken);
    let mut why = String::new();
    if let Some(hit) = both.holds(|(on, reason)| {
        why = reason.clone().unwrap_or_default();
        *on && reason.is_some()
    }) {
        let message = format!(
            "multi-VPC connectivity is refused for cluster {}: {why}",
            cluster.resource.name()
        );
        out.at(
            place.key().unwrap_or_else(|| place.span()),
            place.path(),
            &hit,
            message,
        )
        .detail(detail)
        .help("change that first, or connect the VPCs by peering or a transit gateway");
    }
}
