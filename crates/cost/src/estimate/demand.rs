//! A workload with every gap filled by a default, and the volumes that follow from it.

use rust_decimal::Decimal;

use super::{Figure, Words};
use crate::{
    Quantity, Range, Stated,
    scenario::{Flow, Workload},
};

/// What flows, completely.
#[derive(Clone, Debug)]
pub(crate) struct Demand {
    pub(crate) ingress: Traffic,
    pub(crate) egress: Traffic,
    pub(crate) retention: Figure,
    pub(crate) local_retention: Figure,
    pub(crate) partitions: Figure,
    pub(crate) replication: Figure,
    pub(crate) zones: Figure,
    /// Whether consumers read from the replica in their zone, where somebody said.
    pub(crate) zone_aware: Option<bool>,
}

/// One direction, in MiB/s.
#[derive(Clone, Debug)]
pub(crate) struct Traffic {
    pub(crate) average: Figure,
    pub(crate) peak: Figure,
}

impl Demand {
    pub(crate) fn of(workload: &Workload) -> Self {
        let ingress = traffic(&workload.ingress, "written").unwrap_or_else(|| {
            let none = Figure::default("ingress", "MiB/s written");
            Traffic {
                average: none.clone(),
                peak: none,
            }
        });
        // Without a word on readers there is one group that reads everything.
        let egress = traffic(&workload.egress, "read").unwrap_or_else(|| ingress.all_read());
        let retention = or_default(&workload.retention, "retention_hours", "h kept");
        let local = workload
            .local_retention
            .as_ref()
            .map(|stated| Figure::stated(stated, "h kept on brokers"))
            // Nothing stays on the brokers longer than it stays at all.
            .filter(|local| local.range.typical < retention.range.typical);
        Self {
            local_retention: local.unwrap_or_else(|| retention.clone()),
            retention,
            partitions: or_default(&workload.partitions, "partitions", "partitions"),
            replication: or_default(&workload.replication_factor, "replication_factor", "copies"),
            zones: or_default(&workload.zones, "zones", "zones"),
            zone_aware: workload.client_zone_awareness,
            ingress,
            egress,
        }
    }

    /// Whether part of the data is in the low-cost tier only.
    pub(crate) fn is_tiered(&self) -> bool {
        self.local_retention.range.typical < self.retention.range.typical
    }

    /// GiB of a flow over some hours: MiB/s × 3600 s × h ÷ 1024.
    pub(crate) fn gib(flow: &Figure, hours: &Figure) -> Figure {
        flow.clone()
            .times(&Figure::known(Decimal::from(3600), "s"))
            .times(hours)
            .over(&Figure::known(Decimal::from(1024), "MiB per GiB"))
    }

    /// GiB written that are kept for as long as `retention` says, one copy.
    pub(crate) fn kept(&self, retention: &Figure) -> Figure {
        Self::gib(&self.ingress.average, retention)
    }

    /// GiB producers send across zones over some hours, one way: they write to leaders, which are in another zone
    /// n−1 times out of n.
    pub(crate) fn produced_across(&self, hours: &Figure) -> Figure {
        self.across(&self.ingress.average, hours)
    }

    /// GiB consumers read across zones over some hours, one way: as producers, unless they read from the replica in
    /// their zone.
    pub(crate) fn consumed_across(&self, hours: &Figure) -> Figure {
        match self.zone_aware {
            Some(true) => Figure::known(Decimal::ZERO, "GiB across zones"),
            Some(false) => self.across(&self.egress.average, hours),
            None => self
                .across(&self.egress.average, hours)
                .resting_on("client_zone_awareness"),
        }
    }

    fn across(&self, flow: &Figure, hours: &Figure) -> Figure {
        let count = self.zones.range.typical.max(Decimal::ONE);
        let zones = |count: Decimal, name: &str| Figure {
            range: Range::exact(count),
            formula: Words::text(format!("{count} {name}")),
            ..self.zones.clone()
        };
        Self::gib(flow, hours)
            .times(&zones(count - Decimal::ONE, "other zones"))
            .over(&zones(count, "zones"))
    }
}

fn or_default<T: Quantity>(stated: &Option<Stated<T>>, id: &'static str, name: &str) -> Figure {
    match stated {
        Some(stated) => Figure::stated(stated, name),
        None => Figure::default(id, name),
    }
}

/// A flow with average and peak; `None` when neither is given.
fn traffic(flow: &Flow, what: &str) -> Option<Traffic> {
    let name = format!("MiB/s {what}");
    let average = flow.average.as_ref().map(|it| Figure::stated(it, &name));
    let peak = flow.peak.as_ref().map(|it| Figure::stated(it, &name));
    let ratio = || Figure::default("peak_over_average", "from average to peak");
    Some(match (average, peak) {
        (Some(average), Some(peak)) => Traffic { average, peak },
        (Some(average), None) => Traffic {
            peak: average.clone().times(&ratio()),
            average,
        },
        (None, Some(peak)) => Traffic {
            average: peak.clone().over(&ratio()),
            peak,
        },
        (None, None) => return None,
    })
}

impl Traffic {
    /// What one consumer group reads that reads everything.
    fn all_read(&self) -> Self {
        let read = |figure: &Figure| Figure {
            formula: Words::text(figure.formula.to_string().replace("written", "read")),
            ..figure.clone().resting_on("one_reader")
        };
        Self {
            average: read(&self.average),
            peak: read(&self.peak),
        }
    }
}
