//! MSK217: a security group of a cluster that lets the whole internet in on Kafka's ports.

use kafka::Scope;
use lint::{Findings, Severity};
use model::Estate;

use crate::ingress::open_to_the_world;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let mut told = Vec::new();
    for open in open_to_the_world(estate) {
        let public = open.cluster.public().holds(|on| *on).is_some();
        let ports: Vec<String> = kafka::msk_ports()
            .iter()
            .filter(|port| public || port.scope != Scope::Public)
            .filter(|port| open.ports.contains(i64::from(port.port)))
            .map(|port| port.port.to_string())
            .collect();
        if ports.is_empty() || told.contains(&open.range.span) {
            continue;
        }
        told.push(open.range.span);
        let range = open.range.value.by_default().map_or("", String::as_str);
        let message = format!(
            "security group {} opens Kafka's ports ({}) of cluster {} to every address ({range})",
            open.group,
            ports.join(", "),
            open.cluster.resource.name(),
        );
        let finding = out.add(&open.range, &open.hit, message);
        finding
            .detail(open.cluster.resource.name())
            .see(open.cluster.resource.span(), "the cluster behind the group")
            .help("let in the security groups or address ranges of your clients only");
        if public {
            finding.severity(Severity::Error);
        }
    }
}
