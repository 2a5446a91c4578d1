//! A usage type and an operation of AWS's price list → the name of the charge in our books, and its unit there.

/// What is priced the same way everywhere: usage type without its region, operation, charge, unit.
const KNOWN: &[(&str, &str, &str, &str)] = &[
    (
        "Kafka.Storage.GP2",
        "RunVolume",
        "standard.storage",
        "GB-month",
    ),
    (
        "Kafka.Throughput",
        "RunVolume",
        "standard.storage_throughput",
        "MBps-month",
    ),
    (
        "Kafka.Storage.Tiered",
        "TieredStorage",
        "tiered.storage",
        "GB-month",
    ),
    (
        "Kafka.DataRetrieval.Tiered",
        "TieredStorage",
        "tiered.retrieval",
        "GB",
    ),
    ("Express.Storage", "Storage", "express.storage", "GB-month"),
    ("Express.In-Bytes", "Data-In", "express.data_in", "GB"),
    (
        "KafkaServerless-ClusterHours",
        "Serverless",
        "serverless.cluster",
        "cluster-hour",
    ),
    (
        "KafkaServerless-PartitionHours",
        "Serverless",
        "serverless.partition",
        "partition-hour",
    ),
    (
        "KafkaServerless-In-Bytes",
        "Serverless",
        "serverless.data_in",
        "GB",
    ),
    (
        "KafkaServerless-Out-Bytes",
        "Serverless",
        "serverless.data_out",
        "GB",
    ),
    (
        "KafkaServerless-StorageHours",
        "Serverless",
        "serverless.storage",
        "GB-month",
    ),
    ("Kafka.mcu.general", "RunConnect", "connect.mcu", "MCU-hour"),
    (
        "KafkaReplication-ReplicatorHours",
        "RunReplicator",
        "replicator.hour",
        "replicator-hour",
    ),
    (
        "KafkaReplication-Processed-Bytes",
        "SameRegionSource",
        "replicator.data.same_region",
        "GB",
    ),
    (
        "KafkaReplication-Processed-Bytes",
        "CrossRegionSourceLocal",
        "replicator.data.cross_region",
        "GB",
    ),
    (
        "Kafka.PrivateConnectivityHours",
        "PrivateConnectivity",
        "private_connectivity.hour",
        "hour-per-auth-scheme",
    ),
    (
        "Kafka.PrivateConnectivity.BytesProcessed",
        "PrivateConnectivity",
        "private_connectivity.data",
        "GB",
    ),
];

/// The operation of brokers, whose size is in the usage type.
const BROKER: &str = "RunBroker";

/// The charge and the unit; `None` for an item our books have no name for.
pub(super) fn charge(usage_type: &str, operation: &str) -> Option<(String, &'static str)> {
    let item = without_region(usage_type);
    if operation == BROKER {
        let (family, size) = item.split_once('.')?;
        let sized = size.contains('.')
            && size
                .chars()
                .all(|c| c == '.' || c.is_ascii_lowercase() || c.is_ascii_digit());
        let named = match family {
            "Kafka" => format!("standard.broker.kafka.{size}"),
            "Express" => format!("express.broker.express.{size}"),
            _ => return None,
        };
        return sized.then_some((named, "broker-hour"));
    }
    let known = |(usage, run, ..): &&(&str, &str, &str, &str)| (*usage, *run) == (item, operation);
    let (_, _, charge, unit) = KNOWN.iter().find(known)?;
    Some(((*charge).to_owned(), unit))
}

/// The usage type behind the short name of its region, such as `USE1-`.
fn without_region(usage_type: &str) -> &str {
    match usage_type.split_once('-') {
        Some((region, item)) if !region.is_empty() && is_short(region) => item,
        _ => usage_type,
    }
}

fn is_short(region: &str) -> bool {
    let capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    region.len() <= 5 && region.chars().all(capital)
}

/// The short name of a region that a usage type begins with.
pub(super) fn prefix(usage_type: &str) -> Option<&str> {
    let (region, _) = usage_type.split_once('-')?;
    is_short(region).then_some(region)
}
