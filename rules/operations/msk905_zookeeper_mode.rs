//! MSK905: ZooKeeper mode in a version and on a size that could run in KRaft mode.

use lint::Findings;
use model::{
    Estate,
    facts::{self, MetadataMode, VersionFeature},
};

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let (version, size) = (cluster.kafka_version(), cluster.size());
        let both = pair(&version, &size.value);
        let mut told = String::new();
        let Some(hit) = both.holds(|(text, size)| {
            let could = facts::metadata_mode(text) == Some(MetadataMode::Zookeeper)
                && facts::kafka_version(text).is_some_and(|known| {
                    let ended = estate.today.is_some_and(|today| known.past_support(today));
                    known.has(VersionFeature::Kraft)
                        && known.runs_on(size, MetadataMode::Kraft)
                        && !ended
                });
            if could && told.is_empty() {
                told.clone_from(text);
            }
            could
        }) else {
            continue;
        };
        let message = format!(
            "Kafka `{told}` runs in ZooKeeper mode, which Kafka 4 no longer has; a new cluster is better off as `{told}.kraft`",
        );
        let source = facts::limit("kraft.migration_source").list().join(", ");
        out.add(&version, &hit, message).help(format!(
            "for a new cluster write {told}.kraft; an existing one can be migrated in place from {source} only, and not back"
        ));
    }
}
