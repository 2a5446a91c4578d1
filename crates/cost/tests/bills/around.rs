//! What surrounds a cluster, and what happens where a price or a quantity is missing.

use super::{agrees, bill};
use cost::Missing;

/// 60,000 GB less 100 free: 10,240 × 0.09 = 921.60; 40,960 × 0.085 = 3481.60; 8700 × 0.07 = 609.
#[test]
fn the_internet_in_tiers() {
    let name = "Data transfer to the internet";
    agrees(
        "region = \"us-east-1\"\nhours = 730\n[surroundings]\ninternet_out_gb = 60000",
        &[(name, "921.60"), (name, "3481.60"), (name, "609.00")],
        "5012.20",
    );
}

/// All four tiers in Cape Town, 200,100 GB: 10,240 × 0.154 = 1576.96; 40,960 × 0.147 = 6021.12; 102,400 × 0.126 =
/// 12,902.40; 46,400 × 0.112 = 5196.80.
#[test]
fn the_last_tier_of_the_internet() {
    let name = "Data transfer to the internet";
    agrees(
        "region = \"af-south-1\"\nhours = 730\n[surroundings]\ninternet_out_gb = 200100",
        &[
            (name, "1576.96"),
            (name, "6021.12"),
            (name, "12902.40"),
            (name, "5196.80"),
        ],
        "25697.28",
    );
}

/// What stays within the free 100 GB is no line.
#[test]
fn the_free_part_of_the_internet() {
    agrees(
        "region = \"us-east-1\"\nhours = 730\n[surroundings]\ninternet_out_gb = 100",
        &[],
        "0.00",
    );
}

/// Singapore: 100 × 0.09 = 9; 100 × 0.059 = 5.90; 10 × 0.10 = 1; 2 × 1.00 = 2; 5 × 0.40 = 2; 3 × 730 × 0.013 = 28.47;
/// 3 × 730 × 0.059 = 129.21; 1000 × 0.01 = 10.
#[test]
fn everything_around_in_singapore() {
    agrees(
        "region = \"ap-southeast-1\"\nhours = 730\n[surroundings]\nalarms = 10\ncustomer_keys = 2\nscram_secrets = 5\n\
         nat_gateways = 3\nnat_data_gb = 100\ninterface_endpoints = 3\nendpoint_data_gb = 1000\nother_region_out_gb = 100",
        &[
            ("Data transfer to other regions", "9.00"),
            ("Data through NAT gateways", "5.90"),
            ("CloudWatch alarms", "1.00"),
            ("Customer-managed keys", "2.00"),
            ("SCRAM secrets", "2.00"),
            ("Interface endpoints", "28.47"),
            ("NAT gateways", "129.21"),
            ("Data through interface endpoints", "10.00"),
        ],
        "187.58",
    );
}

/// Frankfurt: 100 × 0.63 = 63; 250 × 0.0324 = 8.10.
#[test]
fn logs_in_frankfurt() {
    agrees(
        "region = \"eu-central-1\"\nhours = 730\n[surroundings]\nlogs_ingested_gb = 100\nlogs_stored_gib = 250",
        &[
            ("Broker logs taken in", "63.00"),
            ("Broker logs kept", "8.10"),
        ],
        "71.10",
    );
}

/// 6 × 730 × 0.005 = 21.90.
#[test]
fn public_addresses_in_virginia() {
    agrees(
        "region = \"us-east-1\"\nhours = 730\n[surroundings]\npublic_addresses = 6",
        &[("Public addresses", "21.90")],
        "21.90",
    );
}

/// Milan has no Express: each of its prices is named.
#[test]
fn what_a_region_does_not_sell_is_named() {
    let estimate = bill(
        "region = \"eu-south-1\"\n[[deployment]]\nkind = \"express\"\nbroker_type = \"express.m7g.large\"\nbrokers = 3\n\
         data_in_gb = 10\nstorage_gib = 10",
    );
    let told: Vec<String> = estimate.missing.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "no price of `express.broker.express.m7g.large` in eu-south-1 is known",
            "no price of `express.data_in` in eu-south-1 is known",
            "no price of `express.storage` in eu-south-1 is known",
        ]
    );
    assert_eq!(estimate.lines().count(), 0);
    assert_eq!(estimate.price_date, None);
}

/// Enhanced monitoring has no dated price anywhere, so it shows as missing and never as zero.
#[test]
fn metrics_have_no_price() {
    let estimate = bill("region = \"us-east-1\"\n[surroundings]\nmetrics = 500");
    assert!(
        matches!(&estimate.missing[..], [Missing::Price(price)] if price.charge == "cloudwatch.metric")
    );
}

#[test]
fn what_nobody_said_is_named() {
    let estimate = bill(
        "region = \"us-east-1\"\n[[deployment]]\nname = \"a\"\nkind = \"standard\"\nbrokers = 3",
    );
    let told: Vec<String> = estimate.missing.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "`broker_type` of `a` is not given and no [workload] implies it",
            "`volume_gib` of `a` is not given and no [workload] implies it",
        ]
    );
}

#[test]
fn defaults_are_listed_once() {
    let estimate = bill(
        "region = \"us-east-1\"\n[workload]\ningress_mib_s = 1\n[[deployment]]\nkind = \"serverless\"\n\
         [[deployment]]\nname = \"b\"\nkind = \"serverless\"",
    );
    let ids: Vec<&str> = estimate
        .assumptions
        .iter()
        .map(|assumption| &*assumption.id)
        .collect();
    assert_eq!(
        ids,
        [
            "hours",
            "partitions",
            "one_reader",
            "retention_hours",
            "serverless_partitions",
            "serverless_storage",
            "private_link_zones",
        ]
    );
    assert!(
        estimate
            .lines()
            .filter(|line| line.name == "Data in")
            .all(|line| line.basis == cost::Basis::Given)
    );
    assert!(
        estimate
            .lines()
            .filter(|line| line.name == "Storage")
            .all(|line| line.basis == cost::Basis::Assumed)
    );
}
