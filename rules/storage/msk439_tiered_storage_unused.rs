//! MSK439: a remote tier that no topic uses.

use lint::Findings;
use model::Estate;

use crate::{
    replication::may_be_standard,
    tiers::{SWITCH, topics},
    witness::Together,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let tiered = cluster.tiered();
        let Some(hit) = tiered
            .and(&may_be_standard(&cluster))
            .holds(|(tiered, standard)| *tiered && *standard)
        else {
            continue;
        };
        let here: Vec<_> = topics(estate)
            .into_iter()
            .filter(|topic| {
                let its = topic.settings.topic.cluster();
                its.is_some_and(|its| its.resource.span() == cluster.resource.span())
            })
            .collect();
        // Off for sure, in every case.
        let all_off = here
            .iter()
            .all(|topic| topic.on.value.known() == Some(&false));
        let Some(first) = here.first().filter(|_| all_off) else {
            continue;
        };
        let message = format!(
            "cluster {} has tiered storage, but none of its {} topics in this template uses it",
            cluster.resource.name(),
            here.len(),
        );
        out.add(&tiered, &hit, message)
            .see(
                first.settings.topic.span(),
                "a topic that stays on the volumes",
            )
            .help(format!("add {SWITCH}=true to the topics that are to move"));
    }
}
