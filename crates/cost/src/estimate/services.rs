//! What stands beside clusters on the MSK bill: Connect, Replicator, multi-VPC private connectivity.

use rust_decimal::Decimal;

use super::{Figure, bill::Bill};
use crate::{
    Plain, Question,
    scenario::{Connect, PrivateConnectivity, Replicator},
};

/// Workers are billed while they run, so an autoscaled connector is a range from fewest to most.
pub(super) fn connect(bill: &mut Bill<'_>, it: &Connect) {
    let workers = bill.needed(it.workers.as_ref(), "workers", "workers");
    let mcus = bill.needed(it.mcus_per_worker.as_ref(), "mcus_per_worker", "MCU each");
    if let (Some(workers), Some(mcus)) = (workers, mcus) {
        let hours = workers.times(&mcus).times(&bill.hours());
        bill.line("Connect workers", Plain::ConnectMcu, hours);
    }
}

pub(super) fn replicator(bill: &mut Bill<'_>, it: &Replicator) {
    let replicators = it.replicators.as_ref().map_or_else(
        || Figure::known(Decimal::ONE, "replicator"),
        |stated| Figure::stated(stated, "replicators"),
    );
    let hours = replicators.times(&bill.hours());
    bill.line("Replicators", Plain::ReplicatorHour, hours);
    // What is replicated is what is written to the source, which only its owner knows: no workload implies it.
    let data = bill.volume(it.data.as_ref(), None, "data_gb", "GiB");
    let processed = if it.cross_region {
        Plain::ReplicatorCrossRegion
    } else {
        Plain::ReplicatorSameRegion
    };
    bill.line("Data replicated", processed, data.clone());
    if it.cross_region {
        let text =
            "traffic between regions at the price to one representative region; pairs differ";
        bill.assume("other_region", text, None);
        bill.line_if_any("Data transfer between regions", Plain::OtherRegion, data);
    }
}

pub(super) fn private_connectivity(bill: &mut Bill<'_>, it: &PrivateConnectivity) {
    let schemes = bill.needed(it.schemes.as_ref(), "schemes", "schemes");
    if let Some(schemes) = schemes {
        let counted = if bill.usual(Question::PrivateConnectivity) {
            let connections = it.connections.as_ref().map_or_else(
                || Figure::known(Decimal::ONE, "connection"),
                |stated| Figure::stated(stated, "connections"),
            );
            connections.times(&schemes)
        } else {
            schemes
        };
        let hours = counted.times(&bill.hours());
        bill.line(
            "Private connectivity",
            Plain::PrivateConnectivityHour,
            hours,
        );
    }
    let data = bill.volume(it.data.as_ref(), None, "data_gb", "GiB");
    bill.line(
        "Data through private connectivity",
        Plain::PrivateConnectivityData,
        data,
    );
}
