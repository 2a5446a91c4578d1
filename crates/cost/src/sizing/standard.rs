//! Standard brokers for a workload, after the model of AWS's sizing script with three corrections of ours: a volume
//! gives 250 MiB/s unless more is provisioned, provisioned throughput is sized by what is written, and zones and copies
//! other than three count as what they are.

use model::facts::{BrokerSize, SizeFeature, StandardSize};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    Constraint, Fit, Formula, QuotaCheck, decimal, load::in_zones, quota::count as quota_count,
};
use crate::{Answers, Question, defaults::named, estimate::Demand};

const BROKERS: &str = "standard.brokers_per_cluster.kraft";

/// A size as it comes, and with the most storage throughput that can be provisioned where it has that.
pub(super) fn fits(
    size: &'static BrokerSize,
    half: &StandardSize,
    demand: &Demand,
    answers: &Answers,
) -> Vec<Fit> {
    let mut fits = vec![fit(size, half, demand, answers, None)];
    if let Some(bounds) = half.provisioned_throughput {
        let most = decimal(bounds.max_mib_s).floor();
        if most > decimal(half.volume_throughput_mib_s) {
            fits.push(fit(size, half, demand, answers, Some(most)));
        }
    }
    fits
}

fn fit(
    size: &'static BrokerSize,
    half: &StandardSize,
    demand: &Demand,
    answers: &Answers,
    provisioned: Option<Decimal>,
) -> Fit {
    let mut unfit = Vec::new();
    let mut constraints = Vec::new();
    match (half.model_ebs_mib_s, half.model_network_mib_s) {
        (Some(ebs), Some(network)) => {
            let volume = provisioned.unwrap_or(decimal(half.volume_throughput_mib_s));
            let storage = decimal(ebs).min(volume);
            constraints = throughput(demand, storage, decimal(network));
        }
        _ => unfit.push("AWS's sizing model has no throughput for this size".to_owned()),
    }
    constraints.push(partitions(demand, size.partitions_recommended));
    let planned = planned(demand, answers);
    let largest = Decimal::from(half.volume_max_gib);
    let formula = Formula::LargestVolume(largest);
    constraints.push(Constraint::new("storage", planned, largest, "GiB", formula).quota());
    let zones = demand.zones.range.typical.to_u64().unwrap_or(3);
    let brokers = in_zones(&constraints, zones);
    let checks = checks(size, demand, Some(planned), brokers);
    if !size.production {
        unfit.push("a size for development and test".to_owned());
    }
    if demand.is_tiered() && size.supports(SizeFeature::TieredStorage) != Some(true) {
        unfit.push("no tiered storage on this size".to_owned());
    }
    Fit {
        kind: "standard",
        broker_type: Some(size.name),
        provisioned,
        brokers: Some(brokers),
        constraints,
        quotas: checks,
        unfit,
        zones,
        most_brokers: quota_count(BROKERS),
    }
}

/// The quotas of a cluster of `brokers`; `volumes` are the GiB of all of them together, where they are known.
pub(super) fn checks(
    size: &BrokerSize,
    demand: &Demand,
    volumes: Option<Decimal>,
    brokers: u64,
) -> Vec<QuotaCheck> {
    let count = Decimal::from(brokers.max(1));
    let replicas = demand.partitions.range.high * demand.replication.range.high;
    [
        QuotaCheck::of(BROKERS, count),
        QuotaCheck::of(
            &format!("standard.partitions_per_broker.update_max.{}", size.name),
            replicas / count,
        ),
        volumes.and_then(|gib| QuotaCheck::of("standard.storage_per_broker.max", gib / count)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// GiB of all volumes together, with the room the answers ask for.
fn planned(demand: &Demand, answers: &Answers) -> Decimal {
    let held = demand
        .kept(&demand.local_retention)
        .times(&demand.replication)
        .range
        .high;
    if answers.usual(Question::VolumePlan) {
        held / named("volume_fill").value()
    } else {
        held * named("volume_headroom").value()
    }
}

fn partitions(demand: &Demand, recommended: u32) -> Constraint {
    let replicas = demand.partitions.range.high * demand.replication.range.high;
    let formula = Formula::Replicas {
        partitions: demand.partitions.formula.clone(),
        copies: demand.replication.range.high,
        recommended,
    };
    let capacity = Decimal::from(recommended);
    Constraint::new(
        "partitions",
        replicas,
        capacity,
        "partition replicas",
        formula,
    )
}

/// Loads per byte written with one zone lost. The survivors take n/(n−1) of everything: for three zones and three
/// copies 3.0 of writes and 2.2 of sends to followers, as in AWS's script; other counts in proportion.
fn throughput(demand: &Demand, storage: Decimal, network: Decimal) -> Vec<Constraint> {
    let zones = demand.zones.range.typical.max(Decimal::TWO);
    let survivors = zones / (zones - Decimal::ONE);
    let copies = (demand.replication.range.high - Decimal::ONE).max(Decimal::ONE);
    let other = named("lag_and_rebalancing").value();
    let tier = if demand.is_tiered() {
        survivors
    } else {
        Decimal::ZERO
    };
    // 2.2 is what the script counts where writes are 1.5 × 2.
    let sends = named("replica_sends").value() * survivors * copies / Decimal::from(3);
    let (write, read) = (
        demand.ingress.peak.range.high,
        demand.egress.peak.range.high,
    );
    let storage_load = write * (survivors * copies + other + tier);
    let network_load = write * (sends + other + tier) + read * survivors;
    let used = named("standard_utilisation").value();
    let formula = |load: &'static str, capacity: Decimal| Formula::OneZoneLost {
        load,
        used,
        capacity,
    };
    vec![
        Constraint::new(
            "storage throughput",
            storage_load,
            storage * used,
            "MiB/s",
            formula("writes, lagging readers and rebalancing", storage),
        ),
        Constraint::new(
            "network",
            network_load,
            network * used,
            "MiB/s",
            formula(
                "followers, consumers, lagging readers and rebalancing",
                network,
            ),
        ),
    ]
}
