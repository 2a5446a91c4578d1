//! MSK342: a Firehose stream with private connectivity whose cluster's policy does not let Firehose connect.

use fact::Value;
use iam::{Document, Pattern, Place, PrincipalKind};
use lint::Findings;
use model::Estate;
use model::access;

use crate::linked;

const CONNECT: &str = "kafka:CreateVpcConnection";
const SERVICE: &str = "firehose.amazonaws.com";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (template, stream) in estate.of_type("AWS::KinesisFirehose::DeliveryStream") {
        let source = stream.property("MSKSourceConfiguration");
        let connectivity = source
            .at(&["AuthenticationConfiguration", "Connectivity"])
            .string();
        let private = matches!(&connectivity.value, Value::Known(kind) if kind == "PRIVATE");
        let arn = source.get("MSKClusterARN");
        let Some((cluster, place)) = linked::cluster(estate, template, &arn).filter(|_| private)
        else {
            continue;
        };
        // Without a policy among the files nobody can tell: it may be attached elsewhere.
        for policy in estate.of_type_in("AWS::MSK::ClusterPolicy", template) {
            let target = policy.property("ClusterArn").target();
            let name = target.value.known().and_then(|target| target.resource());
            if name != Some(cluster.resource.name()) {
                continue;
            }
            let cursor = policy.property("Policy");
            let Some(written) = access::at(&policy, &cursor, Place::Cluster, policy.name()) else {
                continue;
            };
            if lets_firehose(&written.document) {
                continue;
            }
            let message = format!(
                "stream {} reads cluster {} over a private connection, and the cluster's policy does not allow {CONNECT} \
                 to {SERVICE}",
                stream.name(),
                cluster.resource.name()
            );
            out.certain(place.span, &place.path, message)
                .detail(stream.name())
                .see(policy.span(), "the cluster's policy")
                .help(format!(
                    "add a statement that allows {CONNECT} on the cluster to the service {SERVICE}"
                ));
        }
    }
}

fn lets_firehose(policy: &Document) -> bool {
    let action = Pattern::read_ignoring_case(CONNECT);
    let may_be = |kind: &PrincipalKind| match kind {
        PrincipalKind::Service(name) => name == SERVICE,
        PrincipalKind::Everyone | PrincipalKind::Unknown => true,
        _ => false,
    };
    policy.is_partly_unknown()
        || policy.statements.iter().any(|statement| {
            let named = statement.principals.is_except()
                || statement
                    .principals
                    .only()
                    .iter()
                    .any(|one| may_be(&one.kind));
            !statement.is_deny() && named && !statement.speaks_of(&action).is_no()
        })
}
