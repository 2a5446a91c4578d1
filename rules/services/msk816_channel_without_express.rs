//! MSK816: a channel that delivers from a cluster without Express brokers.

use lint::Findings;
use model::{ClusterKind, Estate, facts::BrokerClass};

use crate::linked;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for (template, channel) in estate.of_type("AWS::MSK::Channel") {
        let arn = channel.property("ClusterArn");
        let Some((cluster, place)) = linked::cluster(estate, template, &arn) else {
            continue;
        };
        let standard = match cluster.kind {
            ClusterKind::Serverless => Some(fact::Hit::certain()),
            ClusterKind::Provisioned => cluster
                .class()
                .value
                .holds(|class| *class != BrokerClass::Express),
        };
        let Some(hit) = standard else { continue };
        let message = format!(
            "channels deliver from Express brokers only, and {} has none",
            cluster.resource.name(),
        );
        out.at(place.span, &place.path, &hit, message)
            .see(cluster.resource.span(), "the cluster")
            .help("use Express brokers, or deliver with Firehose or an MSK Connect sink");
    }
}
