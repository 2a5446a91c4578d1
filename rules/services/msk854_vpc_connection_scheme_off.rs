//! MSK854: a VPC connection with a scheme that its cluster does not offer to other VPCs.

use lint::Findings;
use model::{ClusterKind, Estate};

use crate::{linked, offers::Method, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (template, connection) in estate.of_type("AWS::MSK::VpcConnection") {
        let properties = connection.properties();
        let Some((cluster, _)) =
            linked::cluster(estate, template, &properties.get("TargetClusterArn"))
        else {
            continue;
        };
        if cluster.kind == ClusterKind::Serverless {
            continue;
        }
        let scheme = properties.get("Authentication").string();
        for (name, method) in [
            ("SASL_IAM", Method::Iam),
            ("SASL_SCRAM", Method::Scram),
            ("TLS", Method::MutualTls),
        ] {
            let both = pair(&scheme, &method.on_for_other_vpcs(&cluster).value);
            if let Some(hit) = both.holds(|(scheme, on)| scheme == name && !on) {
                let message = format!(
                    "`{name}`: cluster {} does not offer {} to other VPCs",
                    cluster.resource.name(),
                    method.name(),
                );
                out.add(&both, &hit, message)
                    .see(cluster.resource.span(), "the cluster")
                    .help(format!(
                        "turn on VpcConnectivity.ClientAuthentication.{} on the cluster",
                        method.switch()
                    ));
            }
        }
    }
}
