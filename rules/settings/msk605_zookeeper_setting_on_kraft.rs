//! MSK605: a ZooKeeper setting for a cluster that has no ZooKeeper.

use lint::Findings;
use model::{
    Estate,
    facts::{BrokerClass, MetadataMode, Settable, metadata_mode, settable},
};

use crate::{lines, written};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let Some(hit) = scope
            .kafka_version()
            .holds(|version| metadata_mode(version) == Some(MetadataMode::Kraft))
        else {
            continue;
        };
        for line in written::lines(&scope) {
            let key = line.entry.key();
            if !key.starts_with("zookeeper.")
                || !matches!(settable(BrokerClass::Standard, key), Settable::ReadWrite(_))
                || scope
                    .class()
                    .holds(|class| *class == BrokerClass::Express)
                    .is_some()
            {
                continue;
            }
            let message =
                format!("{key} is for ZooKeeper, which a cluster in KRaft mode does not have");
            let finding = out.at(
                written::key_span(line.entry),
                &line.path,
                &line.hit.and(&hit),
                message,
            );
            finding.help("take it out; KRaft controllers are tuned by MSK");
            finding.offer(
                "take the line out",
                false,
                lines::without(estate, line.entry),
            );
            if let Some(cluster) = &scope.cluster {
                finding.see(
                    cluster.kafka_version().span,
                    "this version runs in KRaft mode",
                );
            }
        }
    }
}
