//! Standard brokers: hours, volumes, provisioned throughput, the tier, zones.

use super::{agrees, bounds};

fn cluster(region: &str, month: u32, size: &str, brokers: u32, volume: u32, more: &str) -> String {
    format!(
        "region = \"{region}\"\nhours = {month}\n[[deployment]]\nkind = \"standard\"\nbroker_type = \"{size}\"\n\
         brokers = {brokers}\nvolume_gib = {volume}\n{more}"
    )
}

/// 3 × 730 h × 0.204 = 446.76; 3 × 1000 GiB × 0.10 = 300.00.
#[test]
fn three_brokers_in_virginia() {
    agrees(
        &cluster("us-east-1", 730, "kafka.m7g.large", 3, 1000, ""),
        &[("Brokers kafka.m7g.large", "446.76"), ("Volumes", "300.00")],
        "746.76",
    );
}

/// 2 × 730 × 0.0456 = 66.576; 2 × 100 × 0.10 = 20; 86.576.
#[test]
fn two_small_brokers() {
    agrees(
        &cluster("us-east-1", 730, "kafka.t3.small", 2, 100, ""),
        &[("Brokers kafka.t3.small", "66.58"), ("Volumes", "20.00")],
        "86.58",
    );
}

/// A month of 30 days: 6 × 720 × 1.9553 = 4320 × 1.9553 = 8446.896; 6 × 5000 × 0.119 = 3570; 12,016.896.
#[test]
fn thirty_days_in_frankfurt() {
    agrees(
        &cluster("eu-central-1", 720, "kafka.m7g.4xlarge", 6, 5000, ""),
        &[
            ("Brokers kafka.m7g.4xlarge", "8446.90"),
            ("Volumes", "3570.00"),
        ],
        "12016.90",
    );
}

/// 2190 × 1.68 = 3679.20; 6000 × 0.10 = 600; 3 × 500 MiB/s × 0.08 = 120.
#[test]
fn provisioned_throughput_is_billed_whole() {
    agrees(
        &cluster(
            "us-east-1",
            730,
            "kafka.m5.4xlarge",
            3,
            2000,
            "provisioned_throughput_mib_s = 500",
        ),
        &[
            ("Brokers kafka.m5.4xlarge", "3679.20"),
            ("Volumes", "600.00"),
            ("Provisioned storage throughput", "120.00"),
        ],
        "4399.20",
    );
}

/// The other answer: 3 × (500 − 250) × 0.08 = 60, so the bill is 60 lower.
#[test]
fn provisioned_throughput_above_the_baseline() {
    let more =
        "provisioned_throughput_mib_s = 500\n[assume]\nprovisioned_throughput = \"above-baseline\"";
    let estimate = agrees(
        &cluster("us-east-1", 730, "kafka.m5.4xlarge", 3, 2000, more),
        &[
            ("Brokers kafka.m5.4xlarge", "3679.20"),
            ("Volumes", "600.00"),
            ("Provisioned storage throughput", "60.00"),
        ],
        "4339.20",
    );
    let effect = estimate.assumptions[0].effect.as_ref().unwrap();
    assert_eq!(effect.answer, "whole");
    assert_eq!(effect.change.typical.to_string(), "60.00");
}

/// 2190 × 0.234 = 512.46; 1500 × 0.11 = 165; 10,000 × 0.06 = 600; 2000 × 0.0015 = 3.
#[test]
fn the_tier_and_reading_it_back_in_ireland() {
    agrees(
        &cluster(
            "eu-west-1",
            730,
            "kafka.m5.large",
            3,
            500,
            "tiered_gib = 10000\ntiered_retrieved_gb = 2000",
        ),
        &[
            ("Brokers kafka.m5.large", "512.46"),
            ("Volumes", "165.00"),
            ("Tiered storage", "600.00"),
            ("Reads from the tier", "3.00"),
        ],
        "1280.46",
    );
}

/// 2190 × 0.265 = 580.35; 300 × 0.12 = 36; 1000 × 0.1017 = 101.70; 100 × 0.002 = 0.20.
#[test]
fn the_tier_in_govcloud() {
    agrees(
        &cluster(
            "us-gov-west-1",
            730,
            "kafka.m5.large",
            3,
            100,
            "tiered_gib = 1000\ntiered_retrieved_gb = 100",
        ),
        &[
            ("Brokers kafka.m5.large", "580.35"),
            ("Volumes", "36.00"),
            ("Tiered storage", "101.70"),
            ("Reads from the tier", "0.20"),
        ],
        "718.25",
    );
}

/// Half the month: 3 × 365 × 0.21 = 229.95; 3000 × 365 ÷ 730 = 1500 GB-months × 0.10 = 150.
#[test]
fn half_a_month() {
    agrees(
        &cluster("us-east-1", 730, "kafka.m5.large", 3, 1000, "hours = 365"),
        &[("Brokers kafka.m5.large", "229.95"), ("Volumes", "150.00")],
        "379.95",
    );
}

/// Everything kept in the month is prorated, what is read back is not: 3 × 219 × 0.21 = 137.97; 3000 × 0.3 × 0.10 = 90;
/// 3 × 400 MiB/s × 0.3 × 0.08 = 28.80 (m5.large cannot, but the bill would); tier 1000 × 0.3 × 0.06 = 18;
/// 2000 × 0.0015 = 3. 219 h are 0.3 of 730.
#[test]
fn three_tenths_of_a_month_with_everything() {
    let more = "hours = 219\nprovisioned_throughput_mib_s = 400\ntiered_gib = 1000\ntiered_retrieved_gb = 2000";
    agrees(
        &cluster("us-east-1", 730, "kafka.m5.large", 3, 1000, more),
        &[
            ("Brokers kafka.m5.large", "137.97"),
            ("Volumes", "90.00"),
            ("Provisioned storage throughput", "28.80"),
            ("Tiered storage", "18.00"),
            ("Reads from the tier", "3.00"),
        ],
        "277.77",
    );
}

/// 100 h of a month of 31 days: 300 × 0.51 = 153; 1200 × 100 ÷ 744 = 161.290322… × 0.12 = 19.354838…; 172.354838…
#[test]
fn a_hundred_hours_of_january_in_singapore() {
    agrees(
        &cluster(
            "ap-southeast-1",
            744,
            "kafka.m7g.xlarge",
            3,
            400,
            "hours = 100",
        ),
        &[("Brokers kafka.m7g.xlarge", "153.00"), ("Volumes", "19.35")],
        "172.35",
    );
}

/// A full February pays for full volumes: 3 × 672 × 0.543 = 1094.688; 3600 × 0.12 = 432; 1526.688.
#[test]
fn february_in_tokyo() {
    agrees(
        &cluster("ap-northeast-1", 672, "kafka.m5.xlarge", 3, 1200, ""),
        &[
            ("Brokers kafka.m5.xlarge", "1094.69"),
            ("Volumes", "432.00"),
        ],
        "1526.69",
    );
}

/// Sizes are no multiples of each other: 2190 × 6.73 = 14,738.70 (32 large would be 6.72); 49,152 × 0.10 = 4915.20.
#[test]
fn the_size_that_breaks_the_row() {
    agrees(
        &cluster("us-east-1", 730, "kafka.m5.16xlarge", 3, 16384, ""),
        &[
            ("Brokers kafka.m5.16xlarge", "14738.70"),
            ("Volumes", "4915.20"),
        ],
        "19653.90",
    );
}

/// 2190 × 1.107 = 2424.33; 3000 × 0.143 = 429.
#[test]
fn three_brokers_in_zurich() {
    agrees(
        &cluster("eu-central-2", 730, "kafka.m5.2xlarge", 3, 1000, ""),
        &[
            ("Brokers kafka.m5.2xlarge", "2424.33"),
            ("Volumes", "429.00"),
        ],
        "2853.33",
    );
}

/// 6 × 744 × 0.3253 = 4464 × 0.3253 = 1452.1392; 4500 × 0.19 = 855; 2307.1392.
#[test]
fn six_brokers_in_sao_paulo() {
    agrees(
        &cluster("sa-east-1", 744, "kafka.m7g.large", 6, 750, ""),
        &[
            ("Brokers kafka.m7g.large", "1452.14"),
            ("Volumes", "855.00"),
        ],
        "2307.14",
    );
}

/// A price of five digits: 2190 × 0.05203 = 113.9457; 150 × 0.108 = 16.20; 130.1457.
#[test]
fn small_brokers_in_malaysia() {
    agrees(
        &cluster("ap-southeast-5", 730, "kafka.t3.small", 3, 50, ""),
        &[("Brokers kafka.t3.small", "113.95"), ("Volumes", "16.20")],
        "130.15",
    );
}

const PLANNED: &str = r#"
region = "us-east-1"
hours = 730
[workload]
ingress_mib_s = { average = 6, peak = 12 }
egress_mib_s = { average = 6, peak = 12 }
retention_hours = 24
replication_factor = 3
zones = 3
client_zone_awareness = true
[[deployment]]
kind = "standard"
broker_type = "kafka.m7g.large"
brokers = 3
"#;

/// Volumes from the workload: 6 × 3600 × 24 ÷ 1024 = 506.25 GiB × 3 copies = 1518.75, half full 3037.5, over three
/// brokers 1012.5 GiB each: 303.75. Brokers 446.76. Producers: 6 × 3600 × 730 ÷ 1024 =
/// 15,398.4375 GB, two thirds cross, both sides: 20,531.25 × 0.01 = 205.3125. Together 955.8225.
#[test]
fn volumes_planned_half_full() {
    let estimate = agrees(
        PLANNED,
        &[
            ("Brokers kafka.m7g.large", "446.76"),
            ("Volumes", "303.75"),
            ("Producers' traffic between zones", "205.31"),
        ],
        "955.82",
    );
    // 1518.75 × 1.2 = 1822.5 × 0.10 = 182.25, which is 121.50 less.
    let effect = estimate.assumptions[0].effect.as_ref().unwrap();
    assert_eq!(
        (effect.answer, effect.change.typical.to_string()),
        ("fifth-spare", "-121.50".into())
    );
}

/// The other answer: 1822.5 × 0.10 = 182.25; 446.76 + 182.25 + 205.3125 = 834.3225.
#[test]
fn volumes_planned_with_a_fifth_to_spare() {
    agrees(
        &format!("{PLANNED}[assume]\nvolume_plan = \"fifth-spare\""),
        &[
            ("Brokers kafka.m7g.large", "446.76"),
            ("Volumes", "182.25"),
            ("Producers' traffic between zones", "205.31"),
        ],
        "834.32",
    );
}

const TIERED: &str = r#"
region = "us-east-1"
hours = 730
[workload]
ingress_mib_s = { average = 10, peak = 20 }
egress_mib_s = { average = 20, peak = 40 }
retention_hours = 168
local_retention_hours = 24
replication_factor = 3
zones = 3
client_zone_awareness = false
[[deployment]]
kind = "standard"
broker_type = "kafka.m5.2xlarge"
brokers = 3
"#;

/// Brokers 2190 × 0.84 = 1839.60. On volumes 24 h: 10 × 3600 × 24 ÷ 1024 = 843.75 × 3 ÷ 0.5 ÷ 3 = 1687.5, so 5062.5 GiB
/// in all: 506.25. In the tier all 168 h, one copy: 5906.25 × 0.06 = 354.375; at least the 144 h beyond the local ones:
/// 5062.5 × 0.06 = 303.75. Zones: producers 25,664.0625 × 2/3 × 2 × 0.01 = 342.1875, consumers twice that, 684.375.
/// Together 3726.7875, at least 3676.1625.
#[test]
fn a_tier_from_the_workload() {
    let estimate = agrees(
        TIERED,
        &[
            ("Brokers kafka.m5.2xlarge", "1839.60"),
            ("Volumes", "506.25"),
            ("Tiered storage", "354.38"),
            ("Producers' traffic between zones", "342.19"),
            ("Consumers' traffic between zones", "684.38"),
        ],
        "3726.79",
    );
    assert_eq!(bounds(&estimate), ("3676.16".into(), "3726.79".into()));
}

/// The other answer: 303.75 in the tier.
#[test]
fn a_tier_without_what_is_local() {
    let estimate = agrees(
        &format!("{TIERED}[assume]\ntiered_volume = \"beyond-local\""),
        &[
            ("Brokers kafka.m5.2xlarge", "1839.60"),
            ("Volumes", "506.25"),
            ("Tiered storage", "303.75"),
            ("Producers' traffic between zones", "342.19"),
            ("Consumers' traffic between zones", "684.38"),
        ],
        "3676.16",
    );
    assert_eq!(bounds(&estimate), ("3676.16".into(), "3676.16".into()));
}

/// Two zones, half crosses: producers 4 × 3600 × 730 ÷ 1024 = 10,265.625 ÷ 2 × 2 sides × 0.01 = 102.65625, consumers
/// 205.3125; brokers 1460 × 0.21 = 306.60; volumes 20. Together 634.56875.
#[test]
fn two_zones() {
    let workload = "[workload]\ningress_mib_s = 4\negress_mib_s = 8\nretention_hours = 1\nzones = 2\nclient_zone_awareness = false\n";
    agrees(
        &format!(
            "{}\n{workload}",
            cluster("us-east-1", 730, "kafka.m5.large", 2, 100, "")
        ),
        &[
            ("Brokers kafka.m5.large", "306.60"),
            ("Volumes", "20.00"),
            ("Producers' traffic between zones", "102.66"),
            ("Consumers' traffic between zones", "205.31"),
        ],
        "634.57",
    );
}

/// An auto-scaling volume between 100 and 300 GiB: 3 × 730 × 0.21 = 459.90; volumes 30 to 90, in the middle 60.
#[test]
fn a_volume_that_grows() {
    let text = cluster("us-east-1", 730, "kafka.m5.large", 3, 100, "")
        .replace("volume_gib = 100", "volume_gib = { low = 100, high = 300 }");
    let estimate = agrees(
        &text,
        &[("Brokers kafka.m5.large", "459.90"), ("Volumes", "60.00")],
        "519.90",
    );
    assert_eq!(bounds(&estimate), ("489.90".into(), "549.90".into()));
}
