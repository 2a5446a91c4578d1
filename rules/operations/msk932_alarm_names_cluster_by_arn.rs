//! MSK932: an alarm whose dimension `Cluster Name` holds the ARN of a cluster.

use fact::Hit;
use lint::Findings;
use model::Estate;

use crate::alarm;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for watch in alarm::watches(estate) {
        for dimension in watch.dimensions().into_iter().flatten() {
            if dimension.name.value.known().map(String::as_str) != Some("Cluster Name") {
                continue;
            }
            let reference = dimension.value.target();
            // Ref of a cluster and its only attributes are the ARN and a version.
            let by_reference = reference.value.known().and_then(|one| {
                let kind = estate.referred(watch.template, one)?.1.kind();
                matches!(kind, "AWS::MSK::Cluster" | "AWS::MSK::ServerlessCluster")
                    .then(Hit::certain)
            });
            let text = dimension.value.string();
            let written = text.holds(|text| text.starts_with("arn:"));
            let Some(hit) = by_reference.or(written) else {
                continue;
            };
            let message = format!(
                "alarm {} looks for a cluster whose name is an ARN, so it never has data",
                watch.alarm.name(),
            );
            out.at(
                dimension.value.span(),
                dimension.value.path(),
                &hit,
                message,
            )
            .help("write what ClusterName says: `Ref` of a cluster returns its ARN, not its name");
        }
    }
}
