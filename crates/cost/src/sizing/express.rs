//! Express brokers for a workload, against the throughput quotas the MSK guide states in megabytes per second.

use model::facts::{BrokerSize, ExpressSize};
use rust_decimal::Decimal;

use super::{
    Constraint, Fit, Formula, QuotaCheck, decimal, load::in_zones, quota::count as quota_count,
};
use crate::{defaults::named, estimate::Demand};

const BROKERS: &str = "express.brokers_per_cluster.kraft";

/// Megabytes in a MiB: 2^20 ÷ 10^6, exactly.
pub(super) const MB_PER_MIB: Decimal = Decimal::from_parts(1_048_576, 0, 0, false, 6);

pub(super) fn fit(size: &'static BrokerSize, half: &ExpressSize, demand: &Demand) -> Fit {
    let zones = u64::from(half.zones);
    let copies = Decimal::from(half.replication_factor);
    let (write, read) = (
        demand.ingress.peak.range.high * MB_PER_MIB,
        demand.egress.peak.range.high * MB_PER_MIB,
    );
    // The survivors of a lost zone take n/(n−1) of the load.
    let survivors = Decimal::from(half.zones) / Decimal::from(half.zones.saturating_sub(1).max(1));
    let used = named("express_utilisation").value();
    let replicas = demand.partitions.range.high * copies;
    let flow = |name, demand: Decimal, capacity: Decimal, formula: Formula| {
        Constraint::new(name, demand, capacity, "MB/s", formula).quota()
    };
    let throttled = |flow: &'static str, capacity: Decimal| Formula::Throttled {
        flow,
        survivors,
        capacity,
    };
    let sustained_in = decimal(half.ingress_sustained_mb_s);
    let sustained_out = decimal(half.egress_sustained_mb_s);
    let (most_in, most_out) = (
        decimal(half.ingress_max_mb_s),
        decimal(half.egress_max_mb_s),
    );
    let constraints = vec![
        flow(
            "ingress",
            write,
            sustained_in * used,
            Formula::Sustained {
                flow: "ingress",
                used: Some(used),
                capacity: sustained_in,
            },
        ),
        flow(
            "egress",
            read,
            sustained_out,
            Formula::Sustained {
                flow: "egress",
                used: None,
                capacity: sustained_out,
            },
        ),
        flow(
            "ingress, one zone lost",
            write * survivors,
            most_in,
            throttled("ingress", most_in),
        ),
        flow(
            "egress, one zone lost",
            read * survivors,
            most_out,
            throttled("egress", most_out),
        ),
        Constraint::new(
            "partitions",
            replicas,
            Decimal::from(size.partitions_recommended),
            "partition replicas",
            Formula::Replicas {
                partitions: demand.partitions.formula.clone(),
                copies,
                recommended: size.partitions_recommended,
            },
        ),
    ];
    let brokers = in_zones(&constraints, zones);
    let checks = checks(size, half, demand, brokers);
    let mut unfit = Vec::new();
    if demand.zones.range.typical != Decimal::from(half.zones) {
        unfit.push(format!("Express needs {} zones", half.zones));
    }
    Fit {
        kind: "express",
        broker_type: Some(size.name),
        provisioned: None,
        brokers: Some(brokers),
        constraints,
        quotas: checks,
        unfit,
        zones,
        most_brokers: quota_count(BROKERS),
    }
}

/// The quotas of a cluster of `brokers`.
pub(super) fn checks(
    size: &BrokerSize,
    half: &ExpressSize,
    demand: &Demand,
    brokers: u64,
) -> Vec<QuotaCheck> {
    let count = Decimal::from(brokers.max(1));
    let replicas = demand.partitions.range.high * Decimal::from(half.replication_factor);
    let write = demand.ingress.peak.range.high * MB_PER_MIB;
    let leaders = demand.partitions.range.low.max(Decimal::ONE);
    [
        QuotaCheck::of(BROKERS, count),
        QuotaCheck::of(
            &format!("express.partitions_max.{}", size.name),
            replicas / count,
        ),
        QuotaCheck::of("express.partition_throughput", write / leaders),
    ]
    .into_iter()
    .flatten()
    .collect()
}
