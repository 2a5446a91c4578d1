//! MSK806: a topic resource for MSK Serverless.

use fact::Hit;
use lint::Findings;
use model::{ClusterKind, Estate};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for topic in estate.topics() {
        let cluster = topic
            .cluster()
            .filter(|one| one.kind == ClusterKind::Serverless);
        let (Some(cluster), Some(resource)) = (cluster, topic.resource()) else {
            continue;
        };
        let arn = resource.property("ClusterArn");
        let message = format!(
            "{} is Serverless, where the topic API and so AWS::MSK::Topic do not work",
            cluster.resource.name(),
        );
        out.at(arn.span(), arn.path(), &Hit::certain(), message)
            .see(cluster.resource.span(), "the cluster")
            .help("create the topic with Kafka's own tools or an admin client");
    }
}
