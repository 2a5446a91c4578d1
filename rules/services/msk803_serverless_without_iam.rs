//! MSK803: MSK Serverless without IAM access control.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.serverless() {
        let switch = cluster.iam();
        let Some(hit) = switch.holds(|on| !on) else {
            continue;
        };
        let written = cluster
            .at("ClientAuthentication.Sasl.Iam.Enabled")
            .presence();
        let span = match written.absent() {
            Some(_) => cluster.resource.span(),
            None => switch.span,
        };
        let message = format!(
            "IAM is the only way to authenticate that MSK Serverless has, and it is not on for {}",
            cluster.resource.name(),
        );
        out.at(span, &switch.path, &hit, message)
            .help("set ClientAuthentication.Sasl.Iam.Enabled to true");
    }
}
