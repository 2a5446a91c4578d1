//! MSK215: secrets associated with a cluster that does not take SCRAM.

use lint::Findings;
use model::{ClusterKind, Estate};

use crate::scram::associations;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for association in associations(estate) {
        let arn = association.resource.property("ClusterArn").target();
        let target = arn.value.by_default();
        let cluster =
            target.and_then(|target| estate.cluster_referred(association.template, target));
        let Some(cluster) = cluster else { continue };
        let name = cluster.resource.name();
        if cluster.kind == ClusterKind::Serverless {
            let message =
                format!("{name} is Serverless, which takes IAM only: it has no SCRAM users");
            out.at(arn.span, &arn.path, &fact::Hit::certain(), message)
                .help("remove the association; let clients use IAM");
            continue;
        }
        let scram = cluster.scram();
        if let Some(hit) = scram.value.holds(|on| !on) {
            let message =
                format!("SASL/SCRAM is off on {name}, so secrets cannot be associated with it");
            out.at(arn.span, &arn.path, &hit, message)
                .see(cluster.resource.span(), "the cluster")
                .help("set ClientAuthentication.Sasl.Scram.Enabled to true on the cluster");
        }
    }
}
