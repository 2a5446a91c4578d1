//! One constraint: a load over the cluster against what a broker takes, and the brokers that makes.

use std::fmt;

use rust_decimal::{Decimal, prelude::ToPrimitive};

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

/// How a load and a capacity came about; its text is for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// A load divided by what a broker takes.
    Quotient {
        /// The load on the cluster.
        demand: Decimal,
        /// What a broker takes.
        per_broker: Decimal,
        /// Unit of both.
        unit: &'static str,
    },
    /// A load with one zone lost against a share of what a broker carries in MiB/s.
    OneZoneLost {
        /// What the load consists of.
        load: &'static str,
        /// The share that is planned for.
        used: Decimal,
        /// What a broker carries.
        capacity: Decimal,
    },
    /// A peak against a share of what AWS says a broker sustains in MB/s.
    Sustained {
        /// Which flow, such as `ingress`.
        flow: &'static str,
        /// The share that is planned for; all of it when none.
        used: Option<Decimal>,
        /// What a broker sustains.
        capacity: Decimal,
    },
    /// A peak that the brokers of a lost zone leave to the others, against what AWS throttles in MB/s.
    Throttled {
        /// Which flow, such as `ingress`.
        flow: &'static str,
        /// What the survivors have to take, as a multiple.
        survivors: Decimal,
        /// Where a broker is throttled.
        capacity: Decimal,
    },
    /// Replicas against the number AWS recommends.
    Replicas {
        /// How many partitions, and where from.
        partitions: String,
        /// Copies of each.
        copies: Decimal,
        /// What AWS recommends per broker.
        recommended: u32,
    },
    /// Planned volumes against the largest there is, in GiB.
    LargestVolume(Decimal),
    /// Planned volumes against those that are declared, in GiB.
    DeclaredVolume(Decimal),
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quotient {
                demand,
                per_broker,
                unit,
            } => write!(f, "{demand} ÷ {per_broker} {unit}"),
            Self::OneZoneLost {
                load,
                used,
                capacity,
            } => write!(
                f,
                "{load} at the peak with one zone lost, against {used} of {capacity} MiB/s"
            ),
            Self::Sustained {
                flow,
                used: Some(used),
                capacity,
            } => write!(
                f,
                "peak {flow} against {used} of the sustained {capacity} MB/s"
            ),
            Self::Sustained { flow, capacity, .. } => {
                write!(f, "peak {flow} against the sustained {capacity} MB/s")
            }
            Self::Throttled {
                flow,
                survivors,
                capacity,
            } => write!(
                f,
                "peak {flow} × {survivors} against the {capacity} MB/s that are throttled"
            ),
            Self::Replicas {
                partitions,
                copies,
                recommended,
            } => write!(
                f,
                "{partitions} × {copies} replicas against the recommended {recommended} per broker"
            ),
            Self::LargestVolume(largest) => write!(
                f,
                "planned volumes of the cluster against {largest} GiB per broker"
            ),
            Self::DeclaredVolume(volume) => write!(
                f,
                "planned volumes of the cluster against the {volume} GiB per broker that are declared"
            ),
        }
    }
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
