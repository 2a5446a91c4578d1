//! Serverless for a workload: one cluster fits, or its quotas say why not.

use rust_decimal::Decimal;

use super::{Fit, QuotaCheck, express::MB_PER_MIB};
use crate::estimate::Demand;

pub(super) fn fit(demand: &Demand) -> Fit {
    let write = demand.ingress.peak.range.high * MB_PER_MIB;
    let read = demand.egress.peak.range.high * MB_PER_MIB;
    let leaders = demand.partitions.range.low.max(Decimal::ONE);
    let checks: Vec<QuotaCheck> = [
        QuotaCheck::of("serverless.ingress", write),
        QuotaCheck::of("serverless.egress", read),
        QuotaCheck::of("serverless.partition_ingress", write / leaders),
        QuotaCheck::of("serverless.partition_egress", read / leaders),
        QuotaCheck::of(
            "serverless.partitions.non_compacted",
            demand.partitions.range.high,
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    Fit {
        kind: "serverless",
        broker_type: None,
        provisioned: None,
        brokers: None,
        constraints: Vec::new(),
        unfit: Vec::new(),
        quotas: checks,
        zones: 1,
        most_brokers: u64::MAX,
    }
}
