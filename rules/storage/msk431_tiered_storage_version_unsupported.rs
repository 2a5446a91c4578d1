//! MSK431: tiered storage that the Kafka version does not have.

use lint::Findings;
use model::{
    Estate,
    facts::{self, VersionFeature},
};

use crate::{
    replication::may_be_standard,
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let limit = facts::limit("tiered.versions");
    for cluster in estate.provisioned() {
        let (tiered, version) = (cluster.tiered(), cluster.kafka_version());
        // Express has no tiered storage whatever the version, which another rule says.
        let known = tiered.and(&version.value).and(&may_be_standard(&cluster));
        // A version that is not in the table may be a new one.
        let without = witness::find(&known, |((tiered, name), standard)| {
            *standard
                && *tiered
                && facts::kafka_version(name)
                    .is_some_and(|version| !version.has(VersionFeature::TieredStorage))
        });
        if let Some((hit, ((_, name), _))) = without {
            let message = format!("Kafka `{name}` has no tiered storage: MSK refuses the cluster");
            out.add(&tiered, &hit, message)
                .see(version.span, "the Kafka version")
                .help(limit.statement);
        }
    }
}
