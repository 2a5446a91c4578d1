//! Express brokers for a workload, against the throughput quotas the MSK guide states in megabytes per second.

use model::facts::{BrokerSize, ExpressSize};
use rust_decimal::Decimal;

use super::{Constraint, Fit, QuotaCheck, decimal, load::in_zones, quota::count as quota_count};
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
    let flow = |name, demand: Decimal, capacity: Decimal, text: String| {
        Constraint::new(name, demand, capacity, "MB/s", text).quota()
    };
    let sustained_in = decimal(half.ingress_sustained_mb_s);
    let sustained_out = decimal(half.egress_sustained_mb_s);
    let constraints = vec![
        flow(
            "ingress",
            write,
            sustained_in * used,
            format!("peak ingress against {used} of the sustained {sustained_in} MB/s"),
        ),
        flow(
            "egress",
            read,
            sustained_out,
            format!("peak egress against the sustained {sustained_out} MB/s"),
        ),
        flow(
            "ingress, one zone lost",
            write * survivors,
            decimal(half.ingress_max_mb_s),
            format!(
                "peak ingress × {survivors} against the {} MB/s that are throttled",
                half.ingress_max_mb_s
            ),
        ),
        flow(
            "egress, one zone lost",
            read * survivors,
            decimal(half.egress_max_mb_s),
            format!(
                "peak egress × {survivors} against the {} MB/s that are throttled",
                half.egress_max_mb_s
            ),
        ),
        Constraint::new(
            "partitions",
            replicas,
            Decimal::from(size.partitions_recommended),
            "partition replicas",
            format!(
                "{} × {copies} replicas against the recommended {} per broker",
                demand.partitions.formula, size.partitions_recommended
            ),
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
