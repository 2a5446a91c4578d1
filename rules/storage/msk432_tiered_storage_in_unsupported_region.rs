//! MSK432: tiered storage where MSK does not offer it.

use lint::Findings;
use model::{Estate, facts};

use crate::{replication::may_be_standard, scaling::region, witness::Together};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let without = facts::limit("tiered.region_prefixes_without");
    for cluster in estate.provisioned() {
        let Some(region) = region(&cluster) else {
            continue;
        };
        if !without
            .list()
            .iter()
            .any(|prefix| region.starts_with(prefix))
        {
            continue;
        }
        let tiered = cluster.tiered();
        if let Some(hit) = tiered
            .and(&may_be_standard(&cluster))
            .holds(|(tiered, standard)| *tiered && *standard)
        {
            out.add(
                &tiered,
                &hit,
                format!("MSK does not offer tiered storage in {region}"),
            )
            .help("leave StorageMode out in this Region");
        }
    }
}
