//! `--model aws-script` against the formulas of AWS's script, written out a second time in plain floating point.

use cost::{Scenario, sizing::aws_script};
use proptest::prelude::*;
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// ebs, network, recommended partitions, price; as AWS's script has them.
const STANDARD: [(&str, f64, f64, f64, f64); 15] = [
    ("kafka.m5.large", 81.0, 96.0, 1000.0, 0.21),
    ("kafka.m5.xlarge", 144.0, 160.0, 1000.0, 0.42),
    ("kafka.m5.2xlarge", 250.0, 320.0, 2000.0, 0.84),
    ("kafka.m5.4xlarge", 593.75, 640.0, 4000.0, 1.68),
    ("kafka.m5.8xlarge", 850.0, 1280.0, 4000.0, 3.36),
    ("kafka.m5.12xlarge", 1000.0, 1536.0, 4000.0, 5.04),
    ("kafka.m5.16xlarge", 1000.0, 2560.0, 4000.0, 6.72),
    ("kafka.m5.24xlarge", 1000.0, 3200.0, 4000.0, 10.08),
    ("kafka.m7g.large", 78.75, 117.0, 1000.0, 0.204),
    ("kafka.m7g.xlarge", 156.25, 234.0, 1000.0, 0.408),
    ("kafka.m7g.2xlarge", 312.5, 469.0, 2000.0, 0.816),
    ("kafka.m7g.4xlarge", 625.0, 937.0, 4000.0, 1.632),
    ("kafka.m7g.8xlarge", 1000.0, 1875.0, 4000.0, 3.264),
    ("kafka.m7g.12xlarge", 1000.0, 2812.0, 4000.0, 4.896),
    ("kafka.m7g.16xlarge", 1000.0, 3750.0, 4000.0, 6.528),
];

/// sustained ingress, recommended partitions, price.
const EXPRESS: [(&str, f64, f64, f64); 7] = [
    ("express.m7g.large", 15.625, 1000.0, 0.408),
    ("express.m7g.xlarge", 31.25, 1000.0, 0.816),
    ("express.m7g.2xlarge", 62.5, 2500.0, 1.632),
    ("express.m7g.4xlarge", 125.0, 6000.0, 3.264),
    ("express.m7g.8xlarge", 250.0, 12000.0, 6.528),
    ("express.m7g.12xlarge", 375.0, 16000.0, 9.792),
    ("express.m7g.16xlarge", 500.0, 20000.0, 13.056),
];

#[derive(Clone, Debug)]
struct Work {
    write: f64,
    write_peak: f64,
    read: f64,
    read_peak: f64,
    hours: f64,
    local: f64,
    leaders: f64,
    copies: f64,
    aware: bool,
    provisioned: Option<f64>,
}

impl Work {
    fn scenario(&self) -> Scenario {
        let text = format!(
            "region = \"us-east-1\"\n[workload]\ningress_mib_s = {{ average = {}, peak = {} }}\n\
             egress_mib_s = {{ average = {}, peak = {} }}\nretention_hours = {}\nlocal_retention_hours = {}\n\
             partitions = {}\nreplication_factor = {}\nzones = 3\nclient_zone_awareness = {}\n",
            self.write,
            self.write_peak,
            self.read,
            self.read_peak,
            self.hours,
            self.local,
            self.leaders,
            self.copies,
            self.aware
        );
        Scenario::parse(&text, fact::FileId(0)).unwrap_or_else(|told| panic!("{told}\n{text}"))
    }

    fn zones_cost(&self) -> f64 {
        let rate = self.write + if self.aware { 0.0 } else { self.read };
        rate * 2.0 / 3.0 * 3600.0 * 730.0 / 1024.0 * 0.02
    }
}

/// ceil(ceil(x) / 3) × 3; nothing where the quotient is so near a whole number that floating point decides.
fn in_threes(demand: f64, capacity: f64) -> Option<f64> {
    let quotient = demand / capacity;
    let near = (quotient - quotient.round()).abs() < 1e-9 * quotient.max(1.0);
    let raw = if near {
        quotient.round()
    } else {
        quotient.ceil()
    };
    (!near || quotient.fract() == 0.0).then_some((raw / 3.0).ceil() * 3.0)
}

fn standard(work: &Work, size: (&str, f64, f64, f64, f64)) -> Option<(f64, f64)> {
    let (name, ebs, network, partitions, price) = size;
    let tier = if work.hours > work.local { 1.5 } else { 0.0 };
    let fan_out = work.read_peak / work.write_peak;
    let each = (ebs / (6.5 + tier)).min(network / (5.7 + tier + 1.5 * fan_out)) * 0.5;
    let volumes = work.write * work.local * 3600.0 * work.copies / 1024.0 * 2.0;
    let mut counts = vec![
        in_threes(work.write_peak, each)?,
        in_threes(work.read_peak, fan_out * each)?,
        in_threes(work.leaders * work.copies, partitions)?,
        in_threes(volumes, 16384.0)?,
    ];
    let large = ["4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge"];
    let eligible = large
        .iter()
        .any(|end| name.split('.').next_back() == Some(end));
    let rate = work
        .provisioned
        .filter(|_| eligible)
        .map(|rate| rate.min(ebs));
    if let Some(rate) = rate {
        counts.push(in_threes(work.read, rate)?);
    }
    let brokers = counts.into_iter().fold(0.0, f64::max);
    let beyond = (work.hours - work.local).max(0.0);
    let cost = brokers * 730.0 * price
        + volumes * 0.10
        + work.write * beyond * 3600.0 / 1024.0 * 0.023
        + brokers * rate.unwrap_or(0.0) * 0.08
        + work.zones_cost();
    Some((brokers, cost))
}

fn express(work: &Work, size: (&str, f64, f64, f64)) -> Option<(f64, f64)> {
    let (_, ingress, partitions, price) = size;
    let brokers = in_threes(work.write_peak, ingress * 0.75)?
        .max(in_threes(work.read_peak, ingress * 2.5)?)
        .max(in_threes(work.leaders * 3.0, partitions)?);
    let cost = brokers * 730.0 * price
        + work.write * work.hours * 3600.0 / 1024.0 * 0.10
        + work.write * 3600.0 * 730.0 / 1024.0 * 0.01
        + work.zones_cost();
    Some((brokers, cost))
}

fn work() -> impl Strategy<Value = Work> {
    let rate = || (1..200_000u32).prop_map(|hundredths| f64::from(hundredths) / 100.0);
    let more = || (100..500u32).prop_map(|percent| f64::from(percent) / 100.0);
    (
        (rate(), more(), rate(), more()),
        (1..1000u32, 1..=100u32),
        1..20_000u32,
        2..=3u32,
        any::<bool>(),
        proptest::option::of(250..=1000u32),
    )
        .prop_map(
            |((write, up, read, out), (hours, share), leaders, copies, aware, provisioned)| {
                let cents = |value: f64| (value * 100.0).round() / 100.0;
                Work {
                    write,
                    write_peak: cents(write * up),
                    read,
                    read_peak: cents(read * out),
                    hours: f64::from(hours),
                    local: f64::from((hours * share).div_ceil(100)),
                    leaders: f64::from(leaders),
                    copies: f64::from(copies),
                    aware,
                    provisioned: provisioned.map(f64::from),
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_formulas(work in work()) {
        let provisioned = work.provisioned.and_then(Decimal::from_f64_retain);
        let answers = aws_script(&work.scenario(), provisioned);
        prop_assert_eq!(answers.len(), STANDARD.len() + EXPRESS.len());
        let mut compared = 0;
        for answer in &answers {
            let expected = match answer.kind {
                "standard" => standard(&work, *STANDARD.iter().find(|size| size.0 == answer.broker_type).expect("a known size")),
                _ => express(&work, *EXPRESS.iter().find(|size| size.0 == answer.broker_type).expect("a known size")),
            };
            let Some((brokers, cost)) = expected else { continue };
            prop_assert_eq!(answer.brokers as f64, brokers, "{}", answer.broker_type);
            let total = answer.total().exact().to_f64().expect("a bill fits");
            prop_assert!((total - cost).abs() < 0.005 + cost * 1e-12, "{}: {total} {cost}", answer.broker_type);
            compared += 1;
        }
        prop_assert!(compared > 0);
    }
}

/// By hand. Standard m7g.large with a tier: 78.75 ÷ 8 = 9.84375 and 117 ÷ 11.7 = 10, so 4.921875 at half; 60 over it is
/// 12.19, so 13, so 15. 15 × 730 × 0.204 = 2233.80; 20 × 24 × 3600 × 3 ÷ 1024 × 2 = 10,125 × 0.10 = 1012.50; tier 20 × 144 ×
/// 3600 ÷ 1024 = 10,125 × 0.023 = 232.875; zones 684.375. Express large: 60 over 11.71875 is 5.12, so 6; 1787.04 +
/// 11,812.5 × 0.10 + 51,328.125 × 0.01 + 684.375 = 4165.94625.
#[test]
fn one_workload_by_hand() {
    let work = Work {
        write: 20.0,
        write_peak: 60.0,
        read: 60.0,
        read_peak: 180.0,
        hours: 168.0,
        local: 24.0,
        leaders: 300.0,
        copies: 3.0,
        aware: true,
        provisioned: None,
    };
    let answers = aws_script(&work.scenario(), None);
    let of = |size: &str| {
        answers
            .iter()
            .find(|answer| answer.broker_type == size)
            .unwrap()
    };
    let large = of("kafka.m7g.large");
    assert_eq!((large.brokers, large.binding), (15, "ingress"));
    assert_eq!(large.total().to_string(), "4,163.55");
    let express = of("express.m7g.large");
    assert_eq!(
        (express.brokers, express.total().to_string()),
        (6, "4,165.95".into())
    );
}
