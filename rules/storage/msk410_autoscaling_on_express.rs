//! MSK410: auto-scaling of volumes that Express brokers do not have.

use lint::Findings;
use model::{ClusterKind, Estate, facts::BrokerClass};

use crate::scaling::reported_at;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for target in estate.scalable_targets() {
        let cluster = target.cluster();
        let Some(cluster) = cluster.filter(|one| one.kind == ClusterKind::Provisioned) else {
            continue;
        };
        let class = cluster.class();
        if let Some(hit) = class.holds(|class| *class == BrokerClass::Express) {
            let (place, hit) = reported_at(&target, hit);
            let message = format!(
                "cluster {} has Express brokers, whose storage grows by itself: there is no volume to scale",
                cluster.resource.name(),
            );
            out.add(&place, &hit, message)
                .see(class.span, "Express brokers")
                .help("remove the scalable target and its policy");
        }
    }
}
