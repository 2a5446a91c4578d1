//! How a load and a capacity came about, in parts: the words are made when a report asks for them, as most candidates are
//! sized and never shown.

use std::fmt;

use rust_decimal::Decimal;

use crate::Words;

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
        partitions: Words,
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
