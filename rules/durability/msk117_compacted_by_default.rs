//! MSK117: compaction as the default of every topic.

use lint::Findings;
use model::Estate;

use crate::{
    effective::if_told,
    replication::is_for_msk,
    retention,
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes().into_iter().filter(is_for_msk) {
        let policy = scope.declared(retention::POLICY);
        // On a tiered cluster MSK refuses it, which is another rule.
        let known = policy.and(&if_told(scope.tiered()));
        let found = witness::find(&known, |(policy, tiered)| {
            *tiered != Some(true) && retention::compacts(policy)
        });
        if let Some((hit, (written, _))) = found {
            let message = format!(
                "{} is `{written}` for every topic: only the last record per key is kept, and records without a key are refused",
                retention::POLICY,
            );
            out.add(&policy, &hit, message).help(format!(
                "set {}=delete, and cleanup.policy=compact on the topics that hold a state per key",
                retention::POLICY,
            ));
        }
    }
}
