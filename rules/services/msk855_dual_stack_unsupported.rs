//! MSK855: dual-stack networking on a cluster that cannot have it.

use lint::Findings;
use model::{Estate, facts::limit};

use crate::versions::older;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let sizes = limit("dual_stack.sizes_without").list();
    let since = limit("dual_stack.since");
    for cluster in estate.provisioned() {
        let network = cluster
            .at("BrokerNodeGroupInfo.ConnectivityInfo.NetworkType")
            .string();
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
        for (detail, broken) in [("size", size), ("version", version)] {
            let both = network.value.clone().zip(&broken);
            let mut why = String::new();
            if let Some(hit) = both.holds(|(network, reason)| {
                why = reason.clone().unwrap_or_default();
                network == "DUAL" && reason.is_some()
            }) {
                let message = format!(
                    "dual-stack networking is refused for cluster {}: {why}",
                    cluster.resource.name()
                );
                out.at(network.span, &network.path, &hit, message)
                    .detail(detail)
                    .help(
                        "keep NetworkType IPV4 until that is changed; DUAL can never be taken back",
                    );
            }
        }
    }
}
