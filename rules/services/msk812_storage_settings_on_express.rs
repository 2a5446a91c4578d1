//! MSK812: volumes asked for on Express brokers, which have none.

use lint::Findings;
use model::{Estate, facts::BrokerClass};

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let storage = cluster.at("BrokerNodeGroupInfo.StorageInfo");
        let written = storage.presence();
        let both = pair(
            &written.with(written.value.clone().known_or(|_| ())),
            &cluster.class().value,
        );
        let Some(hit) = both.holds(|((), class)| *class == BrokerClass::Express) else {
            continue;
        };
        let span = storage.key().unwrap_or_else(|| storage.span());
        let message = "StorageInfo has no place on Express brokers: they have no volumes to size, and storage is paid by use";
        out.at(span, storage.path(), &hit, message)
            .see(cluster.instance_type().span, "Express brokers")
            .help("remove StorageInfo, with any provisioned throughput in it");
    }
}
