//! What clusters switch on and other services bill: metrics of enhanced monitoring, logs, keys, public addresses. The
//! amounts flow from use, so a note says which key of a usage document holds them.

use model::{Cluster, Estate};

use super::Note;

const LOGS: &str = "LoggingInfo.BrokerLogs";

pub(super) fn notes(estate: &Estate, notes: &mut Vec<Note>) {
    for cluster in estate.provisioned() {
        for (path, text) in found(&cluster) {
            let at = cluster.at(path).presence().span;
            notes.push(Note {
                text: format!("{}: {text}", cluster.resource.name()),
                at: Some(at),
                gap: false,
            });
        }
    }
}

/// Where something is switched on, and what to say of it.
fn found(cluster: &Cluster<'_>) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let level = cluster.at("EnhancedMonitoring").string();
    if let Some(level) = level.value.by_default().filter(|level| *level != "DEFAULT") {
        let text = format!(
            "monitoring level {level} adds metrics that CloudWatch bills; give their number as `metrics` under \
             [surroundings] of --usage"
        );
        found.push(("EnhancedMonitoring", text));
    }
    let on = |path: &str| cluster.switch(path).value.by_default() == Some(&true);
    if on(&format!("{LOGS}.CloudWatchLogs.Enabled")) {
        let text = "broker logs go to CloudWatch Logs, which bills them; give `logs_ingested_gb` and \
                    `logs_stored_gib` under [surroundings] of --usage";
        found.push(("LoggingInfo", text.to_owned()));
    }
    for (path, service) in [("Firehose", "Firehose"), ("S3", "S3")] {
        if on(&format!("{LOGS}.{path}.Enabled")) {
            let text =
                format!("broker logs go to {service}, which bills them; that is not in this bill");
            found.push(("LoggingInfo", text));
        }
    }
    let key = cluster.at("EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId");
    if !key.presence().value.is_absent() {
        let text = "the key at rest is on KMS's bill when it is your own; count it as `customer_keys` under \
                    [surroundings] of --usage";
        found.push(("EncryptionInfo.EncryptionAtRest", text.to_owned()));
    }
    if cluster.public().value.by_default() == Some(&true) {
        let text = "public access takes an address per broker and sends to the internet; give `public_addresses` and \
                    `internet_out_gb` under [surroundings] of --usage";
        found.push(("BrokerNodeGroupInfo.ConnectivityInfo", text.to_owned()));
    }
    found
}
