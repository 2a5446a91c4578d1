//! MSK203: replication traffic between brokers without encryption.

use lint::Findings;
use model::Estate;

use crate::rewrites::in_place;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let switch = cluster
            .at("EncryptionInfo.EncryptionInTransit.InCluster")
            .boolean();
        let Some(hit) = switch.holds(|on| !on) else {
            continue;
        };
        let message = format!(
            "brokers of {} copy records to each other without encryption, and this can never be changed on the cluster",
            cluster.resource.name(),
        );
        let finding = out.add(&switch, &hit, message);
        finding.help("set InCluster to true before the cluster is created; on an existing one it means a new cluster");
        if let Some(text) = in_place(estate, finding.at, "false", "true") {
            finding.replace("Set InCluster to true", false, text);
        }
    }
}
