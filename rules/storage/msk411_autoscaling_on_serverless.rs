//! MSK411: auto-scaling of volumes that Serverless does not have.

use fact::Hit;
use lint::Findings;
use model::{ClusterKind, Estate};

use crate::scaling::reported_at;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for target in estate.scalable_targets() {
        let cluster = target.cluster();
        let Some(cluster) = cluster.filter(|one| one.kind == ClusterKind::Serverless) else {
            continue;
        };
        let (place, hit) = reported_at(&target, Hit::certain());
        let message = format!(
            "cluster {} is Serverless: it has no broker storage to scale",
            cluster.resource.name(),
        );
        out.add(&place, &hit, message)
            .see(cluster.resource.span(), "a Serverless cluster")
            .help("remove the scalable target and its policy");
    }
}
