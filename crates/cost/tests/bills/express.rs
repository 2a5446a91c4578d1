//! Express brokers: hours, data in, storage.

use super::agrees;

/// 2190 × 0.408 = 893.52; 10,000 × 0.01 = 100; 2000 × 0.10 = 200.
#[test]
fn three_brokers_in_virginia() {
    agrees(
        "region = \"us-east-1\"\nhours = 730\n[[deployment]]\nkind = \"express\"\nbroker_type = \"express.m7g.large\"\n\
         brokers = 3\ndata_in_gb = 10000\nstorage_gib = 2000",
        &[
            ("Brokers express.m7g.large", "893.52"),
            ("Data in", "100.00"),
            ("Storage", "200.00"),
        ],
        "1193.52",
    );
}

/// Oregon is dearer: 2190 × 0.476 = 1042.44; 10,000 × 0.0117 = 117; 200. The doubt about it stands on the lines.
#[test]
fn three_brokers_in_oregon() {
    let estimate = agrees(
        "region = \"us-west-2\"\nhours = 730\n[[deployment]]\nkind = \"express\"\nbroker_type = \"express.m7g.large\"\n\
         brokers = 3\ndata_in_gb = 10000\nstorage_gib = 2000",
        &[
            ("Brokers express.m7g.large", "1042.44"),
            ("Data in", "117.00"),
            ("Storage", "200.00"),
        ],
        "1359.44",
    );
    let doubted: Vec<bool> = estimate.lines().map(|line| line.note.is_some()).collect();
    assert_eq!(doubted, [true, true, false]);
}

const WORKLOAD: &str = r#"
region = "eu-central-1"
hours = 720
[workload]
ingress_mib_s = { average = 12, peak = 30 }
egress_mib_s = { average = 24, peak = 60 }
retention_hours = 48
replication_factor = 3
zones = 3
client_zone_awareness = true
[[deployment]]
kind = "express"
broker_type = "express.m7g.xlarge"
brokers = 3
"#;

/// In: 12 × 3600 × 720 ÷ 1024 = 30,375 × 0.015 = 455.625. Kept: 12 × 3600 × 48 ÷ 1024 = 2025 × 0.119 = 240.975.
/// Brokers 2160 × 0.978 = 2112.48. Producers: 30,375 × 2/3 × 2 = 40,500 × 0.01 = 405. Together 3214.08.
#[test]
fn from_a_workload() {
    agrees(
        WORKLOAD,
        &[
            ("Brokers express.m7g.xlarge", "2112.48"),
            ("Data in", "455.63"),
            ("Storage", "240.98"),
            ("Producers' traffic between zones", "405.00"),
        ],
        "3214.08",
    );
}

/// Were every copy billed: 6075 × 0.119 = 722.925; 3214.08 − 240.975 + 722.925 = 3696.03.
#[test]
fn with_every_copy_billed() {
    agrees(
        &format!("{WORKLOAD}[assume]\nexpress_storage = \"all-copies\""),
        &[
            ("Brokers express.m7g.xlarge", "2112.48"),
            ("Data in", "455.63"),
            ("Storage", "722.93"),
            ("Producers' traffic between zones", "405.00"),
        ],
        "3696.03",
    );
}

/// A tenth of the month in Mumbai: 3 × 73 × 2.3328 = 510.8832; what was written is taken as given, 5000 × 0.0071 =
/// 35.50; 1000 × 73 ÷ 730 = 100 × 0.114 = 11.40; 557.7832.
#[test]
fn a_tenth_of_a_month_in_mumbai() {
    agrees(
        "region = \"ap-south-1\"\nhours = 730\n[[deployment]]\nkind = \"express\"\nhours = 73\nbrokers = 3\n\
         broker_type = \"express.m7g.4xlarge\"\ndata_in_gb = 5000\nstorage_gib = 1000",
        &[
            ("Brokers express.m7g.4xlarge", "510.88"),
            ("Data in", "35.50"),
            ("Storage", "11.40"),
        ],
        "557.78",
    );
}

/// A workload that flows for the 73 hours only: 2 × 3600 × 73 ÷ 1024 = 513.28125 GiB × 0.0071 = 3.644296875; kept
/// 2 × 3600 × 10 ÷ 1024 = 70.3125 × 0.1 of the month × 0.114 = 0.8015625; zones 513.28125 × 2/3 × 2 × 0.01 =
/// 6.84375. Brokers 3 × 73 × 0.2916 = 63.8604. Together 75.150009375.
#[test]
fn a_workload_flows_while_the_cluster_exists() {
    agrees(
        "region = \"ap-south-1\"\nhours = 730\n[workload]\ningress_mib_s = 2\nretention_hours = 10\nzones = 3\n\
         client_zone_awareness = true\n[[deployment]]\nkind = \"express\"\nhours = 73\nbrokers = 3\n\
         broker_type = \"express.m7g.large\"",
        &[
            ("Brokers express.m7g.large", "63.86"),
            ("Data in", "3.64"),
            ("Storage", "0.80"),
            ("Producers' traffic between zones", "6.84"),
        ],
        "75.15",
    );
}

/// 893.52, nothing written or kept, and 3000 GB across zones on both sides: 6000 × 0.01 = 60.
#[test]
fn crossing_traffic_as_measured() {
    agrees(
        "region = \"us-east-1\"\nhours = 730\n[[deployment]]\nkind = \"express\"\nbroker_type = \"express.m7g.large\"\n\
         brokers = 3\ndata_in_gb = 0\nstorage_gib = 0\ncross_zone_gb = 3000",
        &[
            ("Brokers express.m7g.large", "893.52"),
            ("Data in", "0.00"),
            ("Storage", "0.00"),
            ("Client traffic between zones", "60.00"),
        ],
        "953.52",
    );
}
