//! Connectors, replicators and private connections.

use fact::Span;
use model::Estate;
use rust_decimal::Decimal;

use super::{
    Note,
    told::{exists, quantity},
};
use crate::{
    Average, Basis, Count, Quantity, Range, Stated,
    scenario::{Connect, Deployment, Kind, PrivateConnectivity, Replicator},
};

fn one(at: Span) -> Option<Stated<Count>> {
    Count::new(Decimal::ONE).map(|one| Stated::declared(one, at))
}

/// Autoscaled connectors run between their minimum and maximum; the middle is the typical figure.
pub(super) fn connectors(estate: &Estate, notes: &mut Vec<Note>) -> Vec<Deployment> {
    let mut found = Vec::new();
    for (_, resource) in estate.of_type("AWS::KafkaConnect::Connector") {
        if !exists(&resource, notes) {
            continue;
        }
        let name = resource.name();
        let capacity = resource.property("Capacity");
        let fixed = capacity
            .at(&["ProvisionedCapacity", "WorkerCount"])
            .integer();
        let (workers, mcus) = if fixed.value.is_absent() {
            let least = capacity.at(&["AutoScaling", "MinWorkerCount"]).integer();
            let most = capacity.at(&["AutoScaling", "MaxWorkerCount"]).integer();
            let least =
                quantity::<Average>(&least, &format!("the minimum of workers of {name}"), notes);
            let most =
                quantity::<Average>(&most, &format!("the maximum of workers of {name}"), notes);
            let workers = least.zip(most).and_then(|(least, most)| {
                let (low, high) = (least.range.low, most.range.high.max(least.range.high));
                let typical = Average::new((low.get() + high.get()) / Decimal::TWO)?;
                Some(Stated {
                    range: Range { low, typical, high },
                    basis: Basis::Declared,
                    at: most.at,
                })
            });
            (workers, capacity.at(&["AutoScaling", "McuCount"]).integer())
        } else {
            let workers =
                quantity::<Average>(&fixed, &format!("the number of workers of {name}"), notes);
            (
                workers,
                capacity.at(&["ProvisionedCapacity", "McuCount"]).integer(),
            )
        };
        // One unit per worker where the template is silent (AWS::KafkaConnect::Connector, McuCount).
        let mcus = quantity::<Count>(&mcus, &format!("the MCUs per worker of {name}"), notes)
            .or_else(|| {
                mcus.value
                    .is_absent()
                    .then(|| one(resource.span()))
                    .flatten()
            });
        found.push(Deployment {
            name: name.to_owned(),
            hours: None,
            kind: Kind::Connect(Connect {
                workers,
                mcus_per_worker: mcus,
            }),
            at: Some(resource.span()),
        });
    }
    found
}

pub(super) fn replicators(estate: &Estate, notes: &mut Vec<Note>) -> Vec<Deployment> {
    let present = estate.of_type("AWS::MSK::Replicator");
    present
        .filter(|(_, resource)| exists(resource, notes))
        .map(|(_, resource)| Deployment {
            name: resource.name().to_owned(),
            hours: None,
            kind: Kind::Replicator(Replicator {
                replicators: one(resource.span()),
                ..Replicator::default()
            }),
            at: Some(resource.span()),
        })
        .collect()
}

/// One connection with one scheme each: `Authentication` names exactly one.
pub(super) fn connections(estate: &Estate, notes: &mut Vec<Note>) -> Vec<Deployment> {
    let present = estate.of_type("AWS::MSK::VpcConnection");
    present
        .filter(|(_, resource)| exists(resource, notes))
        .map(|(_, resource)| Deployment {
            name: resource.name().to_owned(),
            hours: None,
            kind: Kind::PrivateConnectivity(PrivateConnectivity {
                connections: one(resource.span()),
                schemes: one(resource.span()),
                ..PrivateConnectivity::default()
            }),
            at: Some(resource.span()),
        })
        .collect()
}
