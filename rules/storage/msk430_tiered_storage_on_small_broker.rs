//! MSK430: tiered storage that the broker size does not have.

use lint::Findings;
use model::{
    Estate,
    facts::{BrokerClass, SizeFeature},
};

use crate::witness::{self, Together};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let (tiered, size) = (cluster.tiered(), cluster.size());
        // Express has no tiered storage at all, which another rule says.
        let known = tiered.and(&size.value);
        let without = witness::find(&known, |(tiered, size)| {
            *tiered
                && size.class() == BrokerClass::Standard
                && size.supports(SizeFeature::TieredStorage) == Some(false)
        });
        if let Some((hit, (_, size_is))) = without {
            let message = format!(
                "{} has no tiered storage: MSK refuses the cluster",
                size_is.name
            );
            out.add(&tiered, &hit, message)
                .see(size.span, size_is.name)
                .help("take a larger broker size, or leave StorageMode out");
        }
    }
}
