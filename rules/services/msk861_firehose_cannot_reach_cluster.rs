//! MSK861: a Firehose stream that the settings of its source cluster keep out.

use fact::Value;
use lint::Findings;
use model::{Cluster, ClusterKind, Estate};

use crate::{linked, offers::Method};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (template, stream) in estate.of_type("AWS::KinesisFirehose::DeliveryStream") {
        let source = stream.property("MSKSourceConfiguration");
        let Some((cluster, place)) =
            linked::cluster(estate, template, &source.get("MSKClusterARN"))
        else {
            continue;
        };
        let connectivity = source
            .at(&["AuthenticationConfiguration", "Connectivity"])
            .string();
        let broken = connectivity.value.flat_map(|kind| barrier(&cluster, &kind));
        let mut why = String::new();
        let Some(hit) = broken.holds(|reason| {
            why = reason.clone().unwrap_or_default();
            reason.is_some()
        }) else {
            continue;
        };
        let message = format!(
            "Firehose cannot read from cluster {}: {why}",
            cluster.resource.name()
        );
        out.at(place.span, &place.path, &hit, message)
            .see(cluster.resource.span(), "the cluster")
            .help("Firehose needs IAM, and multi-VPC connectivity for IAM (PRIVATE) or public access (PUBLIC)");
    }
}

/// What keeps Firehose out, first things first.
fn barrier(cluster: &Cluster<'_>, connectivity: &str) -> Value<Option<String>> {
    let public = connectivity == "PUBLIC";
    if cluster.kind == ClusterKind::Serverless {
        return Value::Known(public.then(|| "Serverless has no public brokers".to_owned()));
    }
    let way = match connectivity {
        "PUBLIC" => cluster.public().value,
        "PRIVATE" => Method::Iam.on_for_other_vpcs(cluster).value,
        _ => Value::Known(true),
    };
    let way_words = if public {
        "public access is off"
    } else {
        "multi-VPC connectivity for IAM is off"
    };
    Method::Iam
        .on(cluster)
        .value
        .zip(&way)
        .map(|(iam, way)| match (iam, way) {
            (false, _) => Some("IAM is off".to_owned()),
            (true, false) => Some(way_words.to_owned()),
            (true, true) => None,
        })
}
