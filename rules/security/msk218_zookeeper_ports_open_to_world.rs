//! MSK218: a security group of a cluster that lets the whole internet in on ZooKeeper's ports.

use lint::Findings;
use model::{
    ClusterKind, Estate,
    facts::{BrokerClass, MetadataMode, limit, metadata_mode},
};

use crate::ingress::open_to_the_world;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let figures = ["port.zookeeper", "port.zookeeper_tls"].map(|id| limit(id).number());
    let mut told = Vec::new();
    for open in open_to_the_world(estate) {
        let cluster = open.cluster;
        let version = cluster.kafka_version();
        let kraft = version
            .holds(|version| metadata_mode(version) == Some(MetadataMode::Kraft))
            .is_some();
        let express = cluster
            .class()
            .holds(|class| *class == BrokerClass::Express)
            .is_some();
        if cluster.kind == ClusterKind::Serverless || kraft || express {
            continue;
        }
        // A rule that opens Kafka's ports too is told of by its own rule.
        let kafka = kafka::msk_ports()
            .iter()
            .any(|port| open.ports.contains(i64::from(port.port)));
        let ports: Vec<String> = figures
            .iter()
            .flatten()
            .filter(|port| open.ports.contains(**port as i64))
            .map(f64::to_string)
            .collect();
        if kafka || ports.is_empty() || told.contains(&open.range.span) {
            continue;
        }
        told.push(open.range.span);
        let range = open.range.value.by_default().map_or("", String::as_str);
        let message = format!(
            "security group {} opens ZooKeeper ({}) of cluster {} to every address ({range}); whoever writes there rules the cluster",
            open.group,
            ports.join(", "),
            cluster.resource.name(),
        );
        out.add(&open.range, &open.hit, message)
            .detail(cluster.resource.name())
            .see(cluster.resource.span(), "the cluster behind the group")
            .help("remove the rule; administer through the brokers, which need no access to ZooKeeper");
    }
}
