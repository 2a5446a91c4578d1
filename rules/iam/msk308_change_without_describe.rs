//! MSK308: changing topics or the cluster without seeing them.

use lint::Findings;
use model::Estate;

use crate::describes;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let pairs = [
        ("kafka-cluster:AlterTopic", "kafka-cluster:DescribeTopic"),
        ("kafka-cluster:DeleteTopic", "kafka-cluster:DescribeTopic"),
        (
            "kafka-cluster:AlterTopicDynamicConfiguration",
            "kafka-cluster:DescribeTopicDynamicConfiguration",
        ),
        (
            "kafka-cluster:AlterCluster",
            "kafka-cluster:DescribeCluster",
        ),
        (
            "kafka-cluster:AlterClusterDynamicConfiguration",
            "kafka-cluster:DescribeClusterDynamicConfiguration",
        ),
    ];
    describes::report(estate, out, &pairs);
}
