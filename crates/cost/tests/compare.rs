//! Break-evens by hand, and the law that they are ones.

use cost::{
    Comparison, PriceBook, Quantity, Scenario, Sizing,
    compare::{BreakEven, Crossing, Input, Point},
    document,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn scenario(workload: &str) -> Scenario {
    let text = format!("region = \"us-east-1\"\nhours = 730\n[workload]\n{workload}");
    Scenario::parse(&text, fact::FileId(0)).unwrap_or_else(|told| panic!("{told}\n{text}"))
}

fn book() -> PriceBook {
    PriceBook::of_region("us-east-1")
        .expect("the region has a book")
        .with_alternatives()
}

fn compared(workload: &str) -> Comparison {
    Comparison::of(&scenario(workload), &book()).expect("there is a workload")
}

fn find<'a>(comparison: &'a Comparison, input: Input, below: &str, above: &str) -> &'a BreakEven {
    let mut all = comparison.break_evens.iter();
    all.find(|one| (one.input, one.below, one.above) == (input, below, above))
        .unwrap_or_else(|| panic!("{:#?}", comparison.break_evens))
}

fn near(value: Decimal, expected: &str) {
    let expected = Decimal::from_str_exact(expected).expect("a decimal");
    assert!(
        (value - expected).abs() < Decimal::new(1, 6),
        "{value} {expected}"
    );
}

const SMALL: &str = "ingress_mib_s = { average = 1, peak = 2 }\negress_mib_s = { average = 1, peak = 2 }\n\
                     retention_hours = 24\npartitions = 10\nreplication_factor = 3\nzones = 3\nclient_zone_awareness = true\n";

/// Express, three large: 893.52 + data in 2566.40625 × 0.01 + kept 84.375 × 0.10 + zones 34.21875 = 961.8403125.
/// Serverless: 547.50 + in 256.640625 + out 128.3203125 + kept 8.4375 = 940.8984375, and 1.095 for each partition.
/// Equal at 20.941875 ÷ 1.095 = 19.125 partitions.
#[test]
fn serverless_and_express_by_partitions() {
    let comparison = compared(SMALL);
    let one = find(&comparison, Input::Partitions, "serverless", "express");
    near(one.at, "19.125");
    assert_eq!(one.crossing, Crossing::Equal);
    assert_eq!(one.cost().to_string(), "961.84");
    assert!(one.beyond.is_empty(), "{:?}", one.beyond);
}

/// With 10 partitions: Serverless 558.45 + 393.3984375 for each MiB/s, Express 893.52 + 68.3203125: equal at
/// 335.07 ÷ 325.078125 = 1.0307368….
#[test]
fn serverless_and_express_by_throughput() {
    let comparison = compared(SMALL);
    let one = find(&comparison, Input::Throughput, "serverless", "express");
    near(one.at, "1.030737");
    assert_eq!(one.crossing, Crossing::Equal);
}

/// Standard, three m7g.large: 446.76 + zones 34.21875, and 3.515625 GiB × 3 ÷ 0.5 × 0.10 = 2.109375 for each hour kept.
/// Express: 893.52 + 25.6640625 + 34.21875, and 0.3515625 for each hour: equal at 472.4240625 ÷ 1.7578125 = 268.7568.
#[test]
fn standard_and_express_by_retention() {
    let comparison = compared(SMALL);
    let one = find(&comparison, Input::Retention, "standard", "express");
    near(one.at, "268.756800");
    assert_eq!(one.crossing, Crossing::Equal);
}

/// At 20 MiB/s on average Kinesis: 29.20 + 51,328.125 × 0.08 = 4106.25 + 153,984.375 × 0.04 = 6159.375 + kept for six
/// days beyond the first 10,125 × 0.10 = 1012.50. On EC2, as 15 m7g.large: 10,950 × 0.0816 = 893.52; 10,125 × 0.08 = 810;
/// producers 684.375; replication 51,328.125 × 2 × 2 × 0.01 = 2053.125.
#[test]
fn neighbours_outside_msk() {
    let comparison = compared(
        "ingress_mib_s = { average = 20, peak = 60 }\negress_mib_s = { average = 60, peak = 180 }\nretention_hours = 168\n\
         local_retention_hours = 24\npartitions = 300\nreplication_factor = 3\nzones = 3\nclient_zone_awareness = true\n",
    );
    let bills: Vec<String> = comparison
        .outside
        .iter()
        .map(|one| one.bill.total.typical.to_string())
        .collect();
    assert_eq!(bills, ["11,307.33", "4,441.02"]);
    assert!(comparison.outside.iter().all(|one| one.missing.is_empty()));
    assert!(
        comparison
            .outside
            .iter()
            .flat_map(|one| &one.bill.lines)
            .all(|line| !line.charge.is_msk())
    );
    assert_eq!(
        comparison.winner().map(cost::Candidate::label).as_deref(),
        Some("kafka.m7g.large × 15")
    );
    // Reads: a tenth more of 153,984.375 GB × 0.05.
    assert_eq!(comparison.sensitivity[0].input, "reads");
    assert_eq!(comparison.sensitivity[0].change.to_string(), "769.92");
    let scenario = scenario(SMALL);
    let document =
        serde_json::to_value(document::Compare::of(&comparison, &scenario, &book())).unwrap();
    assert_eq!(document["schema"], "mskwise/compare/1");
    assert_eq!(document["cheapest"], "kafka.m7g.large × 15");
    assert_eq!(document["candidates"].as_array().unwrap().len(), 34);
}

/// What Kinesis costs elsewhere nobody dated, so it shows as missing.
#[test]
fn neighbours_without_prices() {
    let text = format!("region = \"eu-west-1\"\n[workload]\n{SMALL}");
    let scenario = Scenario::parse(&text, fact::FileId(0)).unwrap();
    let book = PriceBook::of_region("eu-west-1")
        .unwrap()
        .with_alternatives();
    let comparison = Comparison::of(&scenario, &book).unwrap();
    assert_eq!(comparison.outside[0].bill.lines.len(), 0);
    assert_eq!(comparison.outside[0].missing.len(), 3);
}

fn workload() -> impl Strategy<Value = String> {
    let cents = |most: i64| (10..most).prop_map(|value| Decimal::new(value, 2));
    (cents(5000), 100..400i64, cents(9000), 100..400i64, 1..400u32, 1..3000u32, 2..4u32, any::<bool>(), any::<bool>()).prop_map(
        |(write, up, read, out, keep, partitions, zones, aware, tier)| {
            let (peak_in, peak_out) = (write * Decimal::new(up, 2), read * Decimal::new(out, 2));
            let local = if tier { "local_retention_hours = 6\n" } else { "" };
            let keep = keep + if tier { 8 } else { 0 };
            format!(
                "ingress_mib_s = {{ average = {write}, peak = {peak_in} }}\negress_mib_s = {{ average = {read}, peak = {peak_out} }}\n\
                 retention_hours = {keep}\n{local}partitions = {partitions}\nreplication_factor = {zones}\nzones = {zones}\n\
                 client_zone_awareness = {aware}\n"
            )
        },
    )
}

/// The cost of what a point stands for, sized and priced from the scenario itself.
fn priced(sizing: &Sizing, kind: &str, point: &Point) -> (Option<u64>, Decimal) {
    let same = (kind, point.broker_type, point.provisioned);
    let found = sizing
        .candidates
        .iter()
        .find(|one| (one.kind, one.broker_type, one.provisioned) == same)
        .expect("points are candidates");
    (found.brokers, found.total().typical.exact())
}

/// Every break-even over throughput and retention holds when both sides are sized and priced from the scenario itself:
/// equal to within a cent, or, at a step, the side that takes over is the cheaper one right above.
fn holds(workload: &str) -> Result<(), TestCaseError> {
    let scenario = scenario(workload);
    let book = book();
    let comparison = Comparison::of(&scenario, &book).expect("there is a workload");
    let cent = Decimal::new(1, 2);
    // Partitions are whole and have a law of their own.
    let all = comparison
        .break_evens
        .iter()
        .filter(|one| one.input != Input::Partitions);
    for one in all.take(12) {
        let at = match one.crossing {
            Crossing::Equal => one.at,
            Crossing::Step => one.at + Decimal::new(1, 6),
        };
        let there = Input::set(one.input, &scenario, at).expect("the point is a quantity");
        let sizing = Sizing::of(&there, &book).expect("there is a workload");
        let below = priced(&sizing, one.below, &one.below_point);
        let above = priced(&sizing, one.above, &one.above_point);
        prop_assert_eq!(
            (below.0, above.0),
            (one.below_point.brokers, one.above_point.brokers),
            "{:?}",
            one
        );
        prop_assert!(
            (below.1 - one.below_point.cost.exact()).abs() < cent,
            "{one:?} {below:?}"
        );
        prop_assert!(
            (above.1 - one.above_point.cost.exact()).abs() < cent,
            "{one:?} {above:?}"
        );
        match one.crossing {
            Crossing::Equal => prop_assert!(
                (below.1 - above.1).abs() <= cent,
                "{one:?} {below:?} {above:?}"
            ),
            Crossing::Step => prop_assert!(above.1 <= below.1 + cent, "{one:?}"),
        }
    }
    Ok(())
}

/// A size that is cheapest only between two values of the search.
#[test]
fn a_size_that_is_cheapest_for_a_moment() {
    let workload = "ingress_mib_s = { average = 3.19, peak = 3.19 }\negress_mib_s = { average = 61.71, peak = 192.5352 }\n\
                    retention_hours = 199\npartitions = 1\nreplication_factor = 3\nzones = 3\nclient_zone_awareness = false\n";
    holds(workload).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_break_even_is_one(workload in workload()) {
        holds(&workload)?;
    }

    #[test]
    fn partitions_turn_between_whole_numbers(workload in workload()) {
        let scenario = scenario(&workload);
        let book = book();
        let comparison = Comparison::of(&scenario, &book).expect("there is a workload");
        for one in comparison.break_evens.iter().filter(|one| one.input == Input::Partitions).take(6) {
            let side = |count: Decimal| {
                let there = Input::set(one.input, &scenario, count)?;
                let sizing = Sizing::of(&there, &book).ok()?;
                let below = priced(&sizing, one.below, &one.below_point).1;
                let above = priced(&sizing, one.above, &one.above_point).1;
                Some(below - above)
            };
            let (floor, ceil) = (one.at.floor(), one.at.ceil());
            if one.crossing == Crossing::Equal && floor != ceil {
                let (before, after) = (side(floor).expect("whole"), side(ceil).expect("whole"));
                prop_assert!(before <= Decimal::ZERO && after >= Decimal::ZERO, "{one:?} {before} {after}");
            }
        }
    }
}

/// The largest workload a scenario can hold is compared without overflow.
#[test]
fn the_largest_workload() {
    let most = cost::MibPerSecond::LIMIT;
    let comparison = compared(&format!(
        "ingress_mib_s = {{ average = {most}, peak = {most} }}\negress_mib_s = {{ average = {most}, peak = {most} }}\n\
         retention_hours = {most}\npartitions = {most}\nreplication_factor = {most}\nzones = {most}\n"
    ));
    assert!(comparison.winner().is_none());
}

/// Nothing flows: no throughput to vary, and the rest still compares.
#[test]
fn no_traffic_at_all() {
    let comparison = compared("ingress_mib_s = 0\negress_mib_s = 0\npartitions = 1\n");
    assert!(comparison.winner().is_some());
    assert!(
        comparison
            .break_evens
            .iter()
            .all(|one| one.input != Input::Throughput)
    );
}
