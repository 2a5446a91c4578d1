//! MSK801: a property that provisioned clusters have and MSK Serverless does not.

use lint::Findings;
use model::{Estate, facts::shape};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let (Some(provisioned), Some(serverless)) = (
        shape("AWS::MSK::Cluster"),
        shape("AWS::MSK::ServerlessCluster"),
    ) else {
        return;
    };
    for cluster in estate.serverless() {
        for (key, below) in cluster.resource.properties().entries() {
            let name = key.text.as_str();
            // Encryption has a rule of its own.
            let foreign = provisioned.properties.contains_key(name)
                && !serverless.properties.contains_key(name)
                && name != "EncryptionInfo";
            let present = below.presence().value.known_or(|_| ());
            let Some(hit) = present.holds(|()| true).filter(|_| foreign) else {
                continue;
            };
            let message = format!(
                "`{name}` is for provisioned clusters; MSK Serverless does not have it: {}",
                why(name)
            );
            out.at(key.span, below.path(), &hit, message)
                .help("remove it, or use AWS::MSK::Cluster if you need it");
        }
    }
}

fn why(property: &str) -> &'static str {
    match property {
        "BrokerNodeGroupInfo" | "NumberOfBrokerNodes" => "its brokers are not yours to choose",
        "ConfigurationInfo" => "broker settings cannot be changed, topic settings only in part",
        "KafkaVersion" => "AWS chooses the version",
        "LoggingInfo" => "it writes no broker logs",
        "EnhancedMonitoring" | "OpenMonitoring" => "it has one set of CloudWatch metrics",
        "StorageMode" => "its storage grows by itself",
        _ => "AWS takes care of it",
    }
}
