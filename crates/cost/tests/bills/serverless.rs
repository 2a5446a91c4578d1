//! Serverless clusters: hours, partitions, both directions, storage.

use super::agrees;

const NAMES: [&str; 5] = ["Clusters", "Partitions", "Data in", "Data out", "Storage"];

fn five(amounts: [&str; 5]) -> Vec<(&'static str, &str)> {
    NAMES.into_iter().zip(amounts).collect()
}

/// 730 × 0.75 = 547.50; 300 × 730 × 0.0015 = 328.50; 1000 × 0.10 = 100; 2000 × 0.05 = 100; 500 × 0.10 = 50.
#[test]
fn one_cluster_in_virginia() {
    agrees(
        "region = \"us-east-1\"\nhours = 730\n[[deployment]]\nkind = \"serverless\"\nclusters = 1\npartitions = 300\n\
         data_in_gb = 1000\ndata_out_gb = 2000\nstorage_gib = 500",
        &five(["547.50", "328.50", "100.00", "100.00", "50.00"]),
        "1126.00",
    );
}

/// 2 × 744 × 0.8625 = 1283.40; 500 × 744 × 0.001725 = 641.70; 100 × 0.115 = 11.50; 300 × 0.0575 = 17.25;
/// 250 × 0.115 = 28.75. The 500 partitions are those of both clusters together.
#[test]
fn two_clusters_in_ireland() {
    agrees(
        "region = \"eu-west-1\"\nhours = 744\n[[deployment]]\nkind = \"serverless\"\nclusters = 2\npartitions = 500\n\
         data_in_gb = 100\ndata_out_gb = 300\nstorage_gib = 250",
        &five(["1283.40", "641.70", "11.50", "17.25", "28.75"]),
        "1982.60",
    );
}

/// Five days of thirty: 120 × 0.9675 = 116.10; 50 × 120 × 0.0019 = 11.40; 10 × 0.129 = 1.29; 10 × 0.0645 = 0.645;
/// 60 × 120 ÷ 720 = 10 × 0.12 = 1.20. Together 130.635, half a cent rounds up.
#[test]
fn five_days_in_tokyo() {
    agrees(
        "region = \"ap-northeast-1\"\nhours = 720\n[[deployment]]\nkind = \"serverless\"\nhours = 120\npartitions = 50\n\
         data_in_gb = 10\ndata_out_gb = 10\nstorage_gib = 60",
        &five(["116.10", "11.40", "1.29", "0.65", "1.20"]),
        "130.64",
    );
}

/// Were replicas counted: 10 × 3 × 730 × 0.0015 = 32.85.
#[test]
fn with_replicas_counted() {
    agrees(
        "region = \"us-east-1\"\nhours = 730\n[[deployment]]\nkind = \"serverless\"\npartitions = 10\ndata_in_gb = 0\n\
         data_out_gb = 0\nstorage_gib = 0\n[assume]\nserverless_partitions = \"replicas\"",
        &five(["547.50", "32.85", "0.00", "0.00", "0.00"]),
        "580.35",
    );
}

const WORKLOAD: &str = r#"
region = "us-east-1"
hours = 730
[workload]
ingress_mib_s = 1
egress_mib_s = 2
retention_hours = 24
partitions = 60
replication_factor = 3
zones = 3
client_zone_awareness = false
[[deployment]]
kind = "serverless"
"#;

/// 547.50; 60 × 730 × 0.0015 = 65.70; in 3600 × 730 ÷ 1024 = 2566.40625 × 0.10 = 256.640625; out 5132.8125 × 0.05 =
/// 256.640625; kept 3600 × 24 ÷ 1024 = 84.375 × 0.10 = 8.4375. Together 1134.91875; zones cost nothing.
#[test]
fn from_a_workload() {
    agrees(
        WORKLOAD,
        &five(["547.50", "65.70", "256.64", "256.64", "8.44"]),
        "1134.92",
    );
}

/// The other answers on storage and zones: 84.375 × 3 × 0.10 = 25.3125; producers 2566.40625 × 2/3 × 2 × 0.01 =
/// 34.21875, consumers 68.4375. 547.50 + 65.70 + 513.28125 + 25.3125 + 102.65625 = 1254.45.
#[test]
fn with_copies_and_zones_billed() {
    let mut lines = five(["547.50", "65.70", "256.64", "256.64", "25.31"]);
    lines.push(("Producers' traffic between zones", "34.22"));
    lines.push(("Consumers' traffic between zones", "68.44"));
    let answers = "[assume]\nserverless_storage = \"all-copies\"\nprivate_link_zones = \"charged\"";
    agrees(&format!("{WORKLOAD}{answers}"), &lines, "1254.45");
}
