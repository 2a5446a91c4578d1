//! Every MSK dimension on one bill, further regions, and a template's open instance type.

use std::collections::BTreeSet;

use super::{agrees, bounds};
use cost::{Charge, PriceBook};

const EVERY: &str = "region = \"eu-west-1\"\nhours = 672\n\
    [[deployment]]\nkind = \"standard\"\nbroker_type = \"kafka.m5.large\"\nbrokers = 3\nvolume_gib = 100\n\
    provisioned_throughput_mib_s = 300\ntiered_gib = 200\ntiered_retrieved_gb = 40\n\
    [[deployment]]\nkind = \"express\"\nhours = 336\nbroker_type = \"express.m7g.large\"\nbrokers = 3\ndata_in_gb = 100\nstorage_gib = 50\n\
    [[deployment]]\nkind = \"serverless\"\npartitions = 20\ndata_in_gb = 10\ndata_out_gb = 10\nstorage_gib = 4\n\
    [[deployment]]\nkind = \"connect\"\nworkers = 2\nmcus_per_worker = 1\n\
    [[deployment]]\nkind = \"replicator\"\ndata_gb = 5\n\
    [[deployment]]\nkind = \"private-connectivity\"\nschemes = 2\ndata_gb = 30\n";

/// Ireland, a month of 672 h. Standard: 2016 × 0.234 = 471.744; 300 × 0.11 = 33; 900 × 0.088 = 79.20; tier 200 × 0.06 =
/// 12, read back 40 × 0.0015 = 0.06. Express for half of it: 1008 × 0.455 = 458.64; in 100 × 0.011 = 1.10; kept 50 × ½ ×
/// 0.11 = 2.75. Serverless: 672 × 0.8625 = 579.60; 13,440 × 0.001725 = 23.184; in 10 × 0.115 = 1.15; out 10 × 0.0575 =
/// 0.575; kept 4 × 0.115 = 0.46. Connect 1344 × 0.123 = 165.312. Replicator 672 × 0.30 = 201.60; 5 × 0.08 = 0.40.
/// Private connectivity 1344 × 0.0252 = 33.8688; 30 × 0.006 = 0.18. Together 2064.8238. No dimension of MSK is left out.
#[test]
fn every_dimension_is_on_a_bill() {
    let estimate = agrees(
        EVERY,
        &[
            ("Brokers kafka.m5.large", "471.74"),
            ("Volumes", "33.00"),
            ("Provisioned storage throughput", "79.20"),
            ("Tiered storage", "12.00"),
            ("Reads from the tier", "0.06"),
            ("Brokers express.m7g.large", "458.64"),
            ("Data in", "1.10"),
            ("Storage", "2.75"),
            ("Clusters", "579.60"),
            ("Partitions", "23.18"),
            ("Data in", "1.15"),
            ("Data out", "0.58"),
            ("Storage", "0.46"),
            ("Connect workers", "165.31"),
            ("Replicators", "201.60"),
            ("Data replicated", "0.40"),
            ("Private connectivity", "33.87"),
            ("Data through private connectivity", "0.18"),
        ],
        "2064.82",
    );
    let billed: BTreeSet<&str> = estimate
        .lines()
        .map(|line| line.charge.dimension())
        .collect();
    let book = PriceBook::of_region("eu-west-1").unwrap();
    let sold: BTreeSet<&str> = book
        .prices()
        .filter_map(|(key, _)| Charge::of_key(key))
        .filter(Charge::is_msk)
        .map(|charge| charge.dimension())
        .collect();
    assert_eq!(billed, sold);
}

/// 2160 × 0.4335 = 936.36; 750 × 0.1045 = 78.375; 1014.735, half a cent rounds up.
#[test]
fn thirty_days_in_stockholm() {
    agrees(
        "region = \"eu-north-1\"\nhours = 720\n[[deployment]]\nkind = \"standard\"\nbroker_type = \"kafka.m7g.xlarge\"\n\
         brokers = 3\nvolume_gib = 250",
        &[("Brokers kafka.m7g.xlarge", "936.36"), ("Volumes", "78.38")],
        "1014.74",
    );
}

/// 100 h of 744 in Bahrain: 300 × 0.561 = 168.30; 200 × 0.0138 = 2.76; 40 × 100 ÷ 744 = 5.376344… × 0.121 = 0.650537….
#[test]
fn a_hundred_hours_of_express_in_bahrain() {
    agrees(
        "region = \"me-south-1\"\nhours = 744\n[[deployment]]\nkind = \"express\"\nhours = 100\nbrokers = 3\n\
         broker_type = \"express.m7g.large\"\ndata_in_gb = 200\nstorage_gib = 40",
        &[
            ("Brokers express.m7g.large", "168.30"),
            ("Data in", "2.76"),
            ("Storage", "0.65"),
        ],
        "171.71",
    );
}

/// 744 × 0.9375 = 697.50; 5 × 744 × 0.001875 = 6.975; 100 × 0.125 = 12.50; 200 × 0.0625 = 12.50; 30 × 0.12 = 3.60;
/// 733.075.
#[test]
fn a_long_month_of_serverless_in_sydney() {
    agrees(
        "region = \"ap-southeast-2\"\nhours = 744\n[[deployment]]\nkind = \"serverless\"\npartitions = 5\n\
         data_in_gb = 100\ndata_out_gb = 200\nstorage_gib = 30",
        &[
            ("Clusters", "697.50"),
            ("Partitions", "6.98"),
            ("Data in", "12.50"),
            ("Data out", "12.50"),
            ("Storage", "3.60"),
        ],
        "733.08",
    );
}

/// Half a month in Canada: 365 × 0.33 = 120.45; 250 × 0.08 = 20.
#[test]
fn half_a_month_of_a_replicator_in_canada() {
    agrees(
        "region = \"ca-central-1\"\nhours = 730\n[[deployment]]\nkind = \"replicator\"\nhours = 365\ndata_gb = 250",
        &[("Replicators", "120.45"), ("Data replicated", "20.00")],
        "140.45",
    );
}

/// Two sizes are allowed in Ohio: 2190 × 0.204 = 446.76, or 2190 × 0.21 = 459.90; volumes 300 × 0.10 = 30.
#[test]
fn an_open_instance_type_is_a_range() {
    let estimate = agrees(
        "region = \"us-east-2\"\nhours = 730\n[[deployment]]\nkind = \"standard\"\nbrokers = 3\nvolume_gib = 100\n\
         broker_type = [\"kafka.m7g.large\", \"kafka.m5.large\", \"kafka.m99.large\"]",
        &[("Brokers kafka.m7g.large", "446.76"), ("Volumes", "30.00")],
        "476.76",
    );
    assert_eq!(bounds(&estimate), ("476.76".into(), "489.90".into()));
    // A size that is only possible and has no price is told beside the line.
    let note = estimate.lines().next().unwrap().note.clone().unwrap();
    assert!(
        note.contains("`standard.broker.kafka.m5.large` would be 0.21"),
        "{note}"
    );
    assert!(
        note.contains("no price of `standard.broker.kafka.m99.large` in us-east-2 is known"),
        "{note}"
    );
}
