//! Brokers counted by hand, the working in the comment of each.

use cost::{Candidate, PriceBook, Scenario, Sizing};

fn sizing(region: &str, workload: &str) -> Sizing {
    let text = format!("region = \"{region}\"\nhours = 730\n[workload]\n{workload}");
    let scenario = Scenario::parse(&text, fact::FileId(0)).expect("the text is a scenario");
    let book = PriceBook::of_region(region).expect("the region has a book");
    Sizing::of(&scenario, &book).expect("there is a workload")
}

fn candidate<'a>(sizing: &'a Sizing, size: &str, provisioned: bool) -> &'a Candidate {
    let found = sizing.candidates.iter().find(|candidate| {
        candidate.broker_type == Some(size) && candidate.provisioned.is_some() == provisioned
    });
    found.expect("every size is a candidate")
}

/// Brokers before zones by constraint.
fn counts(candidate: &Candidate) -> Vec<(&str, u64)> {
    let constraints = candidate.constraints.iter();
    constraints
        .map(|constraint| (constraint.name, constraint.brokers))
        .collect()
}

const SMALL: &str = "ingress_mib_s = { average = 10, peak = 20 }\negress_mib_s = { average = 20, peak = 40 }\n\
                     retention_hours = 24\npartitions = 300\nreplication_factor = 3\nzones = 3\nclient_zone_awareness = true\n";

/// Volumes: 20 × (3.0 + 3.5) = 130 MiB/s against half of 78.75: 3.30, so 4. Network: 20 × (2.2 + 3.5) + 40 × 1.5 = 174
/// against half of 117: 2.97, so 3. Partitions 900 of 1000: 1. Volumes 10 × 86,400 × 3 ÷ 1024 ÷ 0.5 = 5062.5 of 16,384
/// GiB: 1. Four brokers are six in three zones.
#[test]
fn m7g_large() {
    let sizing = sizing("us-east-1", SMALL);
    let large = candidate(&sizing, "kafka.m7g.large", false);
    assert_eq!(
        counts(large),
        [
            ("storage throughput", 4),
            ("network", 3),
            ("partitions", 1),
            ("storage", 1)
        ]
    );
    assert_eq!(
        (large.brokers, large.binding),
        (Some(6), Some("storage throughput"))
    );
    assert!(large.fits(), "{:?} {:?}", large.rejected, large.missing);
    // 6 × 730 × 0.204 = 893.52; 5062.5 × 0.10 = 506.25; producers 10 × 3600 × 730 ÷ 1024 =
    // 25,664.0625 × 2/3 × 2 × 0.01 = 342.1875.
    assert_eq!(large.total().typical.to_string(), "1,741.96");
}

/// Express in MB/s, 20 MiB/s are 20.97152: ingress over 15.6 × 0.75: 1.79, so 2; egress 41.94304 over 31.2: 1.34, so 2;
/// one zone lost 31.45728 over 23.4: 1.34, so 2; 62.91456 over 58.5: 1.08, so 2; partitions 900 of 1000: 1.
#[test]
fn express_large() {
    let sizing = sizing("us-east-1", SMALL);
    let large = candidate(&sizing, "express.m7g.large", false);
    assert_eq!(
        counts(large),
        [
            ("ingress", 2),
            ("egress", 2),
            ("ingress, one zone lost", 2),
            ("egress, one zone lost", 2),
            ("partitions", 1)
        ]
    );
    assert_eq!(large.brokers, Some(3));
    // 893.52 + 25,664.0625 × 0.01 + 843.75 × 0.10 + 342.1875 = 1576.723125.
    assert_eq!(large.total().typical.to_string(), "1,576.72");
    assert_eq!(
        sizing.cheapest("express").unwrap().broker_type,
        Some("express.m7g.large")
    );
}

/// A volume gives 250 MiB/s, whatever the instance could: 60 × 6.5 = 390 over 125: 4. With 625 provisioned, 390 over
/// 312.5: 2. Network 60 × 5.7 + 60 × 1.5 = 432 over half of 937: 1.
#[test]
fn provisioned_throughput_takes_fewer_brokers() {
    let workload = "ingress_mib_s = { average = 30, peak = 60 }\negress_mib_s = { average = 30, peak = 60 }\n\
                    retention_hours = 12\npartitions = 300\nreplication_factor = 3\nzones = 3\nclient_zone_awareness = true\n";
    let sizing = sizing("us-east-1", workload);
    let plain = candidate(&sizing, "kafka.m7g.4xlarge", false);
    assert_eq!(
        (
            plain.constraints[0].brokers,
            plain.constraints[1].brokers,
            plain.brokers
        ),
        (4, 1, Some(6))
    );
    let provisioned = candidate(&sizing, "kafka.m7g.4xlarge", true);
    assert_eq!(
        (provisioned.constraints[0].brokers, provisioned.brokers),
        (2, Some(3))
    );
    assert_eq!(provisioned.label(), "kafka.m7g.4xlarge × 3 with 625 MiB/s");
    let line = provisioned
        .bill
        .lines
        .iter()
        .find(|line| line.name.contains("throughput"))
        .unwrap();
    // 3 × 625 × 0.08.
    assert_eq!(line.amount.typical.to_string(), "150.00");
}

/// Two zones, two copies, one lost: the other takes twice the load. 20 × (2 × 1 + 3.5) = 110 over 39.375: 2.79, so 3,
/// and four in two zones.
#[test]
fn two_zones_carry_twice_the_load() {
    let workload = SMALL.replace(
        "replication_factor = 3\nzones = 3",
        "replication_factor = 2\nzones = 2",
    );
    let sizing = sizing("us-east-1", &workload);
    let large = candidate(&sizing, "kafka.m7g.large", false);
    assert_eq!((large.constraints[0].brokers, large.brokers), (3, Some(4)));
    let express = candidate(&sizing, "express.m7g.large", false);
    assert_eq!(express.rejected, ["Express needs 3 zones"]);
}

/// 200 MiB/s are 209.7152 MB/s, above the quota of 200.
#[test]
fn serverless_is_held_to_its_quotas() {
    let workload = "ingress_mib_s = { average = 100, peak = 200 }\negress_mib_s = { average = 100, peak = 200 }\n\
                    retention_hours = 24\npartitions = 2500\nreplication_factor = 3\nzones = 3\nclient_zone_awareness = true\n";
    let sizing = sizing("us-east-1", workload);
    let serverless = sizing.candidates.last().unwrap();
    assert_eq!(serverless.label(), "Serverless");
    assert_eq!(
        serverless.rejected,
        [
            "Ingress throughput: 209.7152 MBps needed, the quota is 200 and may or may not be raised",
            "Leader partitions, non-compacted topics: 2500 partitions needed, the quota is 2400 and can be raised with a support case",
        ]
    );
    assert!(sizing.cheapest("serverless").is_none());
    let met: Vec<bool> = serverless.quotas.iter().map(|check| check.met).collect();
    assert_eq!(met, [false, true, true, true, false]);
}

/// 1000 MiB/s × 6.5 over 39.375 is 166 brokers of m7g.large, beyond 60.
#[test]
fn too_many_brokers_are_rejected_with_the_quota() {
    let workload = SMALL.replace("average = 10, peak = 20", "average = 500, peak = 1000");
    let sizing = sizing("us-east-1", &workload);
    let large = candidate(&sizing, "kafka.m7g.large", false);
    assert_eq!(large.brokers, Some(168));
    assert_eq!(
        large.rejected,
        [
            "Brokers per cluster, KRaft metadata mode: 168 brokers needed, the quota is 60 and can be raised in the Service Quotas console"
        ]
    );
}

#[test]
fn sizes_a_region_does_not_sell_are_out_by_their_price() {
    let sizing = sizing("eu-south-1", SMALL);
    let express = candidate(&sizing, "express.m7g.large", false);
    assert!(express.rejected.is_empty() && !express.fits());
    assert_eq!(
        express.missing[0].to_string(),
        "no price of `express.broker.express.m7g.large` in eu-south-1 is known"
    );
    assert!(sizing.cheapest("express").is_none() && sizing.cheapest("serverless").is_none());
    assert!(
        sizing
            .cheapest("standard")
            .unwrap()
            .broker_type
            .unwrap()
            .starts_with("kafka.m5.")
    );
}

#[test]
fn small_burstable_brokers_are_for_development() {
    let sizing = sizing("us-east-1", SMALL);
    let small = candidate(&sizing, "kafka.t3.small", false);
    assert_eq!(
        small.rejected,
        [
            "AWS's sizing model has no throughput for this size",
            "a size for development and test"
        ]
    );
    // 16 Standard sizes, ten of them a second time with provisioned throughput, 7 Express, Serverless.
    assert_eq!(sizing.candidates.len(), 16 + 10 + 7 + 1);
}

/// A deployment without brokers takes as many as the workload needs of its size.
#[test]
fn an_estimate_sizes_what_nobody_counted() {
    let text = format!(
        "region = \"us-east-1\"\nhours = 730\n[workload]\n{SMALL}[[deployment]]\nkind = \"standard\"\n\
         broker_type = \"kafka.m7g.large\"\n"
    );
    let scenario = Scenario::parse(&text, fact::FileId(0)).unwrap();
    let book = PriceBook::of_region("us-east-1").unwrap();
    let estimate = cost::Estimate::of(&scenario, &book).unwrap();
    assert_eq!(estimate.total.typical.to_string(), "1,741.96");
    assert!(
        estimate
            .assumptions
            .iter()
            .any(|assumption| assumption.id == "sized_brokers")
    );
}
