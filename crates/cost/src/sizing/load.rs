//! One constraint: a load over the cluster against what a broker takes, and the brokers that makes.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::Formula;
use crate::money::settle;

/// What one limit asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// Which limit, such as `network`.
    pub name: &'static str,
    /// Load on the whole cluster.
    pub demand: Decimal,
    /// What one broker is planned to take.
    pub per_broker: Decimal,
    /// Unit of both.
    pub unit: &'static str,
    /// Brokers before rounding up to whole zones.
    pub brokers: u64,
    /// Whether AWS enforces or states the capacity; otherwise it is a guideline.
    pub is_quota: bool,
    /// How load and capacity came about.
    pub formula: Formula,
}

impl Constraint {
    pub(super) fn new(
        name: &'static str,
        demand: Decimal,
        per_broker: Decimal,
        unit: &'static str,
        formula: Formula,
    ) -> Self {
        let needed = demand.checked_div(per_broker).unwrap_or(Decimal::ZERO);
        // What division left below our last digit is no reason for one more broker.
        let brokers = settle(needed).ceil().to_u64().unwrap_or(u64::MAX);
        Self {
            name,
            demand: settle(demand),
            per_broker: settle(per_broker),
            unit,
            brokers,
            is_quota: false,
            formula,
        }
    }

    /// Brokers asked for, before rounding up.
    pub(crate) fn unrounded(&self) -> Decimal {
        self.demand.checked_div(self.per_broker).unwrap_or_default()
    }

    pub(super) fn quota(self) -> Self {
        Self {
            is_quota: true,
            ..self
        }
    }
}

/// The most brokers any constraint asks for, in whole zones: as many in each zone.
pub(super) fn in_zones(constraints: &[Constraint], zones: u64) -> u64 {
    let counts = constraints.iter().map(|constraint| constraint.brokers);
    in_whole_zones(counts.max().unwrap_or(0), zones)
}

/// The next multiple of the zones, at least one broker in each.
pub(crate) fn in_whole_zones(brokers: u64, zones: u64) -> u64 {
    let zones = zones.max(1);
    brokers.max(1).div_ceil(zones).saturating_mul(zones)
}

/// The constraint that asks for the most; the first of equals.
pub(super) fn binding(constraints: &[Constraint]) -> Option<&'static str> {
    let most = constraints
        .iter()
        .map(|constraint| constraint.brokers)
        .max()?;
    constraints
        .iter()
        .find(|constraint| constraint.brokers == most)
        .map(|constraint| constraint.name)
}
