//! Serverless clusters: their hours, partitions, traffic and storage.

use rust_decimal::Decimal;

use super::{Demand, Figure, bill::Bill, brokers::crossing};
use crate::{Count, Plain, Question, scenario::Serverless};

pub(super) fn charge(bill: &mut Bill<'_>, it: &Serverless) {
    let demand = bill.demand();
    let hours = bill.hours();
    let clusters = it.clusters.as_ref().map_or_else(
        || Figure::known(Decimal::ONE, "cluster"),
        |stated| Figure::stated(stated, "clusters"),
    );
    bill.line("Clusters", Plain::ServerlessCluster, clusters.times(&hours));
    partitions(bill, it, demand.as_deref());
    let flow = |flow: fn(&Demand) -> &Figure| {
        demand
            .as_ref()
            .map(|demand| Demand::gib(flow(demand), &hours))
    };
    let written = flow(|demand| &demand.ingress.average);
    let data_in = bill.volume(it.data_in.as_ref(), written, "data_in_gb", "GiB");
    bill.line("Data in", Plain::ServerlessDataIn, data_in);
    let read = flow(|demand| &demand.egress.average);
    let data_out = bill.volume(it.data_out.as_ref(), read, "data_out_gb", "GiB");
    bill.line("Data out", Plain::ServerlessDataOut, data_out);
    let kept = match (&it.storage, &demand) {
        (None, Some(demand)) => {
            let one = demand.kept(&demand.retention);
            Some(if bill.usual(Question::ServerlessStorage) {
                one
            } else {
                one.times(&copies(Some(demand)))
            })
        }
        _ => None,
    };
    let stored = bill.volume(it.storage.as_ref(), kept, "storage_gib", "GiB");
    let stored = bill.prorated(stored);
    bill.line("Storage", Plain::ServerlessStorage, stored);
    if demand.is_some() && !bill.usual(Question::PrivateLinkZones) {
        crossing(bill, None, demand.as_deref());
    }
}

fn partitions(bill: &mut Bill<'_>, it: &Serverless, demand: Option<&Demand>) {
    let leaders = match (&it.partitions, demand) {
        (Some(stated), _) => Figure::stated(stated, "partitions"),
        (None, Some(demand)) => demand.partitions.clone(),
        (None, None) => bill.volume::<Count>(None, None, "partitions", "partitions"),
    };
    let counted = if bill.usual(Question::ServerlessPartitions) {
        leaders
    } else {
        leaders.times(&copies(demand))
    };
    let hours = counted.times(&bill.hours());
    bill.line("Partitions", Plain::ServerlessPartition, hours);
}

/// Copies of each partition, where an answer asks for them.
fn copies(demand: Option<&Demand>) -> Figure {
    demand.map_or_else(
        || Figure::default("replication_factor", "copies"),
        |demand| demand.replication.clone(),
    )
}
