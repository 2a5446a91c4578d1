//! MSK437: a local share of a topic that has no other.

use lint::Findings;
use model::Estate;

use crate::{
    tiers::{SWITCH, topics},
    witness::{self, Together},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for topic in topics(estate) {
        for key in ["local.retention.ms", "local.retention.bytes"] {
            let local = topic.settings.number(key);
            let known = local.and(&topic.on.value);
            // A negative value is the default, or no limit: nothing is expected of it.
            let idle = witness::find(&known, |(local, on)| !on && *local >= 0);
            if let Some((hit, (local_is, _))) = idle {
                let message = format!(
                    "{key} {} has no effect: topic {} is not tiered, so all records stay on the volumes",
                    kafka::told(key, &local_is.to_string()),
                    topic.name(),
                );
                out.add(&local, &hit, message).help(format!(
                    "add {SWITCH}=true on a cluster with tiered storage, or remove {key}"
                ));
            }
        }
    }
}
