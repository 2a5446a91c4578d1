//! MSK842: a replicator to or from a cluster that does not take IAM.

use lint::Findings;
use model::Estate;

use crate::{offers::Method, replicators::replicators};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for replicator in replicators(estate) {
        for (cluster, place) in replicator.clusters() {
            let iam = Method::Iam.on(&cluster);
            if let Some(hit) = iam.value.holds(|on| !on) {
                let message = format!(
                    "MSK Replicator authenticates with IAM, which is off on cluster {}",
                    cluster.resource.name(),
                );
                out.at(place.span, &place.path, &hit, message)
                    .see(cluster.resource.span(), "the cluster")
                    .help("set ClientAuthentication.Sasl.Iam.Enabled to true on the cluster; it changes in place");
            }
        }
    }
}
