//! Clusters of brokers: Standard with volumes, tier and provisioned throughput, Express with data in and storage, and
//! the client traffic that crosses zones.

use rust_decimal::Decimal;

use super::{Demand, Figure, bill::Bill};
use crate::{
    Charge, Count, Gib, Plain, Question, Stated,
    defaults::named,
    scenario::{Express, Standard},
    sizing::brokers_for,
};

pub(super) fn standard(bill: &mut Bill<'_>, it: &Standard) {
    let demand = bill.demand();
    let brokers = brokers(
        bill,
        it.brokers.as_ref(),
        it.broker_type.as_deref(),
        demand.as_deref(),
    );
    let broker_type = broker_type(bill, it.broker_type.as_ref());
    if let (Some(brokers), Some(size)) = (&brokers, broker_type) {
        let hours = brokers.clone().times(&bill.hours());
        running(bill, size, &it.other_types, Charge::StandardBroker, hours);
    }
    if let Some(brokers) = &brokers {
        volumes(bill, it, brokers, demand.as_deref());
        provisioned(bill, it, brokers);
    }
    tier(bill, it, demand.as_deref());
    crossing(bill, it.cross_zone.as_ref(), demand.as_deref());
}

fn volumes(bill: &mut Bill<'_>, it: &Standard, brokers: &Figure, demand: Option<&Demand>) {
    let volume = match (&it.volume, demand) {
        (Some(volume), _) => Some(Figure::stated(volume, "GiB")),
        (None, Some(demand)) => Some(planned(bill, demand, brokers)),
        (None, None) => {
            bill.miss("volume_gib");
            None
        }
    };
    if let Some(volume) = volume {
        let stored = brokers.clone().times(&volume).pointing_at(volume.at);
        let stored = bill.prorated(stored);
        bill.line("Volumes", Plain::StandardStorage, stored);
    }
}

/// The volume per broker that a workload needs, with room to spare. Not rounded to whole GiB, so that the cost follows
/// the workload without steps and a break-even is a point.
fn planned(bill: &mut Bill<'_>, demand: &Demand, brokers: &Figure) -> Figure {
    let held = demand
        .kept(&demand.local_retention)
        .times(&demand.replication);
    let room = if bill.usual(Question::VolumePlan) {
        held.over(&Figure::known(named("volume_fill").value(), "full"))
    } else {
        held.times(&Figure::known(named("volume_headroom").value(), "headroom"))
    };
    let mut volume = room.over(brokers);
    volume.formula = volume.formula.in_brackets();
    volume
}

fn provisioned(bill: &mut Bill<'_>, it: &Standard, brokers: &Figure) {
    let Some(stated) = &it.provisioned_throughput else {
        return;
    };
    let mut throughput = Figure::stated(stated, "MiB/s");
    if throughput.is_zero() {
        return;
    }
    if !bill.usual(Question::ProvisionedThroughput) {
        let baseline = named("baseline_throughput_mib_s").value();
        throughput.formula = throughput.formula.around("(", format!(" − {baseline})"));
        throughput.range = throughput
            .range
            .map(|rate| (rate - baseline).max(Decimal::ZERO));
    }
    let provisioned = brokers
        .clone()
        .times(&throughput)
        .pointing_at(throughput.at);
    let provisioned = bill.prorated(provisioned);
    bill.line(
        "Provisioned storage throughput",
        Plain::StorageThroughput,
        provisioned,
    );
}

fn tier(bill: &mut Bill<'_>, it: &Standard, demand: Option<&Demand>) {
    let tiered = match (&it.tiered, demand) {
        (Some(tiered), _) => Some(Figure::stated(tiered, "GiB in the tier")),
        (None, Some(demand)) if demand.is_tiered() => {
            let all = demand.kept(&demand.retention);
            let mut beyond = demand.retention.clone();
            beyond.range = beyond
                .range
                .zip(demand.local_retention.range, |total, local| {
                    (total - local).max(Decimal::ZERO)
                });
            let local = &demand.local_retention.formula;
            beyond.formula = beyond.formula.joined("−", local).in_brackets();
            let beyond = demand.kept(&beyond);
            Some(if bill.usual(Question::TieredVolume) {
                all.at_least(&beyond)
            } else {
                beyond
            })
        }
        _ => None,
    };
    if let Some(tiered) = tiered {
        let stored = bill.prorated(tiered);
        bill.line_if_any("Tiered storage", Plain::TieredStorage, stored);
    }
    if let Some(retrieved) = &it.tiered_retrieved {
        let retrieved = Figure::stated(retrieved, "GiB read back");
        bill.line_if_any("Reads from the tier", Plain::TieredRetrieval, retrieved);
    }
}

pub(super) fn express(bill: &mut Bill<'_>, it: &Express) {
    let demand = bill.demand();
    let brokers = brokers(
        bill,
        it.brokers.as_ref(),
        it.broker_type.as_deref(),
        demand.as_deref(),
    );
    let broker_type = broker_type(bill, it.broker_type.as_ref());
    if let (Some(brokers), Some(size)) = (brokers, broker_type) {
        let hours = brokers.times(&bill.hours());
        running(bill, size, &it.other_types, Charge::ExpressBroker, hours);
    }
    let hours = bill.hours();
    let written = demand
        .as_ref()
        .map(|demand| Demand::gib(&demand.ingress.average, &hours));
    let data_in = bill.volume(it.data_in.as_ref(), written, "data_in_gb", "GiB");
    bill.line("Data in", Plain::ExpressDataIn, data_in);
    let kept = match (&it.storage, &demand) {
        (None, Some(demand)) => {
            let one = demand.kept(&demand.retention);
            Some(if bill.usual(Question::ExpressStorage) {
                one
            } else {
                one.times(&demand.replication)
            })
        }
        _ => None,
    };
    let stored = bill.volume(it.storage.as_ref(), kept, "storage_gib", "GiB");
    let stored = bill.prorated(stored);
    bill.line("Storage", Plain::ExpressStorage, stored);
    crossing(bill, it.cross_zone.as_ref(), demand.as_deref());
}

/// Brokers as stated, else as many as the workload needs of the size.
fn brokers(
    bill: &mut Bill<'_>,
    stated: Option<&Stated<Count>>,
    size: Option<&str>,
    demand: Option<&Demand>,
) -> Option<Figure> {
    let implied = || {
        let brokers = brokers_for(size?, demand?, bill.scenario)?;
        Some(Figure::assumed(Decimal::from(brokers), "brokers").resting_on("sized_brokers"))
    };
    if stated.is_none()
        && let Some(implied) = implied()
    {
        return Some(implied);
    }
    bill.needed(stated, "brokers", "brokers")
}

/// The hours of running brokers, over all types they may be of.
fn running(
    bill: &mut Bill<'_>,
    size: String,
    others: &[String],
    charge: fn(String) -> Charge,
    hours: Figure,
) {
    let others: Vec<Charge> = others.iter().cloned().map(charge).collect();
    bill.line_of_choice(format!("Brokers {size}"), charge(size), &others, hours);
}

fn broker_type(bill: &mut Bill<'_>, stated: Option<&String>) -> Option<String> {
    if stated.is_none() {
        bill.miss("broker_type");
    }
    stated.cloned()
}

/// Client traffic between zones: on the bill of EC2, charged on the side that sends and the side that receives.
pub(super) fn crossing(bill: &mut Bill<'_>, stated: Option<&Stated<Gib>>, demand: Option<&Demand>) {
    let sides = Figure::known(Decimal::TWO, "sides");
    if let Some(stated) = stated {
        let crossing = Figure::stated(stated, "GiB across zones").times(&sides);
        bill.line_if_any("Client traffic between zones", Plain::InterZone, crossing);
        return;
    }
    let Some(demand) = demand else {
        return;
    };
    let hours = bill.hours();
    let written = demand.produced_across(&hours).times(&sides);
    bill.line_if_any(
        "Producers' traffic between zones",
        Plain::InterZone,
        written,
    );
    let read = demand.consumed_across(&hours).times(&sides);
    bill.line_if_any("Consumers' traffic between zones", Plain::InterZone, read);
}
