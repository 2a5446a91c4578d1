//! MSK433: compaction where segments are never rewritten.

use lint::Findings;
use model::Estate;

use crate::{
    replication::is_free,
    retention::{POLICY, compacts},
    tiers::{SWITCH, topics},
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let policy = scope.declared(POLICY);
        let known = policy.and(&scope.tiered()).and(&is_free(&scope));
        let refused = witness::find(&known, |((policy, tiered), standard)| {
            *standard && *tiered && compacts(policy)
        });
        if let Some((hit, ((written, _), _))) = refused {
            let message = format!(
                "{POLICY} is `{written}`, but {} uses tiered storage, which only takes `delete`",
                scope.subject(),
            );
            out.add(&policy, &hit, message).help(format!(
                "set {POLICY}=delete, and compact only topics that are not tiered"
            ));
        }
    }
    for topic in topics(estate) {
        let policy = topic.settings.declared("cleanup.policy");
        let known = policy.and(&topic.on.value);
        if let Some((hit, (written, _))) =
            witness::find(&known, |(policy, on)| *on && compacts(policy))
        {
            let message = format!(
                "topic {} is tiered and its cleanup.policy is `{written}`: Kafka refuses a tiered topic that is compacted",
                topic.name(),
            );
            out.add(&policy, &hit, message)
                .see(topic.on.span, format!("{SWITCH} is on"))
                .help("set cleanup.policy=delete, or leave the topic out of tiered storage");
        }
    }
}
