//! One input of a workload at another value, everything else as it is.

use rust_decimal::Decimal;

use crate::{
    Count, Hours, MibPerSecond, Quantity, Range, Scenario, Stated,
    estimate::Demand,
    scenario::{Flow, Workload},
};

/// An input that is varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// Writes and reads together, in MiB/s written on average.
    Throughput,
    /// Leader partitions.
    Partitions,
    /// Hours of retention; the local retention stays, and follows where there is no tier.
    Retention,
}

impl Input {
    /// All inputs that break-evens are looked for in.
    pub const ALL: [Self; 3] = [Self::Throughput, Self::Partitions, Self::Retention];

    /// The word in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Throughput => "throughput",
            Self::Partitions => "partitions",
            Self::Retention => "retention",
        }
    }

    /// The unit of its values.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Throughput => "MiB/s written",
            Self::Partitions => "partitions",
            Self::Retention => "hours",
        }
    }

    /// Its value in a workload.
    pub(crate) fn value(self, demand: &Demand) -> Decimal {
        match self {
            Self::Throughput => demand.ingress.average.range.typical,
            Self::Partitions => demand.partitions.range.typical,
            Self::Retention => demand.retention.range.typical,
        }
    }

    /// Its value in the scenario's workload, typically; `None` without a workload.
    #[must_use]
    pub fn here(self, scenario: &Scenario) -> Option<Decimal> {
        Some(self.value(&Demand::of(scenario.workload.as_ref()?)))
    }

    /// Where break-evens are looked for: a hundredth to a hundredfold of the throughput; one partition to ten times
    /// what a serverless cluster takes; an hour to ten years.
    pub(crate) fn domain(self, demand: &Demand) -> Option<(Decimal, Decimal)> {
        let here = self.value(demand);
        match self {
            Self::Throughput if here.is_zero() => None,
            Self::Throughput => {
                let most = (here * Decimal::ONE_HUNDRED).min(Decimal::from(MibPerSecond::LIMIT));
                Some((here / Decimal::ONE_HUNDRED, most))
            }
            Self::Partitions => Some((Decimal::ONE, Decimal::from(24_000))),
            // Below the local retention there is no tier, which is another cluster: the search stays on one side.
            Self::Retention if demand.is_tiered() => {
                let local = demand.local_retention.range.typical;
                Some((local + Decimal::ONE, local + Decimal::from(87_600)))
            }
            Self::Retention => Some((Decimal::ONE, Decimal::from(87_600))),
        }
    }

    /// The demand with the input at a value, partitions possibly between whole numbers.
    pub(crate) fn demand(self, demand: &Demand, value: Decimal) -> Demand {
        let mut varied = demand.clone();
        match self {
            Self::Throughput => {
                let base = self.value(demand);
                for figure in [
                    &mut varied.ingress.average,
                    &mut varied.ingress.peak,
                    &mut varied.egress.average,
                    &mut varied.egress.peak,
                ] {
                    let scaled = |rate: Decimal| (rate * value).checked_div(base).unwrap_or(rate);
                    figure.range = figure.range.map(scaled);
                }
            }
            Self::Partitions => varied.partitions.range = Range::exact(value),
            Self::Retention => {
                if !demand.is_tiered() {
                    varied.local_retention.range = Range::exact(value);
                }
                varied.retention.range = Range::exact(value);
            }
        }
        varied
    }

    /// The scenario with the input at a value; partitions are rounded to whole ones. `None` where the value is no
    /// quantity.
    #[must_use]
    pub fn set(self, scenario: &Scenario, value: Decimal) -> Option<Scenario> {
        let mut varied = scenario.clone();
        let workload = varied.workload.as_mut()?;
        let demand = Demand::of(workload);
        match self {
            Self::Throughput => scale(workload, value.checked_div(self.value(&demand))?)?,
            Self::Partitions => {
                let whole = Count::new(value.round())?;
                workload.partitions = Some(Stated::given(whole));
            }
            Self::Retention => {
                if !demand.is_tiered() {
                    workload.local_retention = None;
                }
                workload.retention = Some(Stated::given(Hours::new(value)?));
            }
        }
        Some(varied)
    }
}

/// Every flow times a factor.
fn scale(workload: &mut Workload, factor: Decimal) -> Option<()> {
    scale_flow(&mut workload.ingress, factor)?;
    scale_flow(&mut workload.egress, factor)
}

fn scale_flow(flow: &mut Flow, factor: Decimal) -> Option<()> {
    for stated in [&mut flow.average, &mut flow.peak].into_iter().flatten() {
        let scaled = |rate: MibPerSecond| MibPerSecond::new(rate.get() * factor);
        stated.range = Range {
            low: scaled(stated.range.low)?,
            typical: scaled(stated.range.typical)?,
            high: scaled(stated.range.high)?,
        };
    }
    Some(())
}
