//! MSK922: one of the two Prometheus exporters without the other.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let on = |exporter: &str| {
            cluster.switch(&format!(
                "OpenMonitoring.Prometheus.{exporter}.EnabledInBroker"
            ))
        };
        let (jmx, node) = (on("JmxExporter"), on("NodeExporter"));
        let both = jmx.value.zip(&node.value);
        let mut told = ("", "", "");
        let Some(hit) = both.holds(|(jmx, node)| {
            if *jmx && !node {
                told = ("JmxExporter", "NodeExporter", "CPU, memory and disks");
            } else if *node && !jmx {
                told = (
                    "NodeExporter",
                    "JmxExporter",
                    "topics, requests and replication",
                );
            }
            jmx != node
        }) else {
            continue;
        };
        let place = cluster.at("OpenMonitoring");
        let (on, off, lost) = told;
        let message = format!(
            "open monitoring of cluster {} has the {on} but not the {off}: nothing is scraped about {lost}",
            cluster.resource.name(),
        );
        out.at(
            place.key().unwrap_or(place.span()),
            place.path(),
            &hit,
            message,
        )
        .help(format!(
            "enable the {off} too; open monitoring costs nothing but transfer"
        ));
    }
}
