//! The cost of each kind as a function of one input. Broker counts come from the loads of each size, which are linear in
//! the input; the rest of a bill is the same for all sizes of a kind and linear too. So two priced points per kind make
//! the whole curve, exactly, and no billing rule is written twice. Quotas other than brokers per cluster play no part.

use std::rc::Rc;

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{KINDS, vary::Input};
use crate::{
    Candidate, Money, PriceBook, Scenario, Sizing,
    estimate::Demand,
    sizing::{Fit, all_fits, in_whole_zones, price::Pricing},
};

/// The cost of every kind over one input.
#[derive(Clone, Debug)]
pub struct Curve {
    /// The input.
    pub input: Input,
    /// From where to where it is known.
    pub from: Decimal,
    /// See `from`.
    pub to: Decimal,
    kinds: [Vec<Size>; 3],
    rest: [Option<Line>; 3],
}

/// The cheapest of a kind at one value of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The month's cost.
    pub cost: Money,
    /// Instance type; none for Serverless.
    pub broker_type: Option<&'static str>,
    /// Provisioned storage throughput per broker in MiB/s.
    pub provisioned: Option<Decimal>,
    /// Brokers; none for Serverless.
    pub brokers: Option<u64>,
}

/// A straight line through what was priced.
#[derive(Clone, Copy, Debug)]
struct Line {
    at_zero: Decimal,
    slope: Decimal,
}

impl Line {
    fn through(first: (Decimal, Decimal), second: (Decimal, Decimal)) -> Self {
        let slope = (second.1 - first.1)
            .checked_div(second.0 - first.0)
            .unwrap_or_default();
        Self {
            at_zero: first.1 - slope * first.0,
            slope,
        }
    }

    fn at(self, x: Decimal) -> Decimal {
        self.at_zero + self.slope * x
    }
}

impl Candidate {
    /// What each broker adds to the month's bill: its hours and its provisioned throughput.
    fn each_broker(&self) -> Decimal {
        let by_broker = [
            "standard.broker",
            "express.broker",
            "standard.storage_throughput",
        ];
        let lines = self.bill.lines.iter();
        let cost: Decimal = lines
            .filter(|line| by_broker.contains(&line.charge.dimension()))
            .map(|line| line.amount.typical.exact())
            .sum();
        let brokers = Decimal::from(self.brokers.unwrap_or(0));
        cost.checked_div(brokers).unwrap_or_default()
    }
}

/// Above this many brokers no steps are looked for; the quota is far below.
const MOST_BROKERS: u64 = 300;

/// What a size costs at least, roughly: to leave it out, never to price it.
#[derive(Clone, Debug)]
struct Floor {
    /// Each load in brokers, times the cost of one: at zero, and per unit of the input.
    loads: Vec<(f64, f64)>,
    /// One broker in each zone.
    least: f64,
}

impl Floor {
    /// So much less than computed, which is far more than rounding takes or gives.
    const SLACK: f64 = 1.0 - 1e-9;

    fn at(&self, x: f64) -> f64 {
        let loads = self.loads.iter().map(|(zero, slope)| zero + slope * x);
        loads.fold(self.least, f64::max) * Self::SLACK
    }
}

#[derive(Clone, Debug)]
struct Size {
    broker_type: Option<&'static str>,
    provisioned: Option<Decimal>,
    /// Brokers each limit asks for, before rounding up.
    loads: Vec<Line>,
    zones: u64,
    most: u64,
    /// The month's cost of one broker.
    each: Decimal,
    floor: Floor,
}

impl Curve {
    /// The curves of a scenario's workload over one input; `None` without a workload or a range to look at.
    /// `sizing` is that of the same scenario.
    #[must_use]
    pub fn of(
        input: Input,
        scenario: &Scenario,
        book: &PriceBook,
        sizing: &Sizing,
    ) -> Option<Self> {
        let demand = Demand::of(scenario.workload.as_ref()?);
        let (from, to) = input.domain(&demand)?;
        let mut pricing = Pricing::new(scenario, book).ok()?;
        let at = |value| Rc::new(input.demand(&demand, value));
        let (low, high) = (at(from), at(to));
        let firsts = all_fits(&low, scenario);
        let seconds = all_fits(&high, scenario);
        let mut curve = Self {
            input,
            from,
            to,
            kinds: Default::default(),
            rest: [None; 3],
        };
        for ((first, second), priced) in firsts.iter().zip(&seconds).zip(&sizing.candidates) {
            // A candidate without a price is no candidate.
            if !priced.missing.is_empty() {
                continue;
            }
            let Some(kind) = KINDS.iter().position(|kind| *kind == first.kind) else {
                continue;
            };
            let each = priced.each_broker();
            if let Some(rest @ None) = curve.rest.get_mut(kind) {
                let brokers = Decimal::from(first.brokers.unwrap_or(0));
                let mut fixed = |demand: &Rc<Demand>| {
                    let total = pricing.total(first, first.brokers, demand)?;
                    Some(total - each * brokers)
                };
                let (near, far) = (fixed(&low)?, fixed(&high)?);
                *rest = Some(Line::through((from, near), (to, far)));
            }
            if first.unfit.is_empty()
                && let Some(sizes) = curve.kinds.get_mut(kind)
            {
                sizes.push(Size::of(first, second, (from, to), each));
            }
        }
        Some(curve)
    }

    /// Where the sizes that are cheapest at some of the given values change their number of brokers, sorted.
    pub(crate) fn steps(&self, at: &[Decimal]) -> Vec<Decimal> {
        let mut steps = Vec::new();
        for (kind, sizes) in KINDS.iter().zip(&self.kinds) {
            let cheapest: Vec<Point> = at.iter().filter_map(|x| self.at(kind, *x)).collect();
            let ever = |size: &&Size| {
                cheapest.iter().any(|point| {
                    (point.broker_type, point.provisioned) == (size.broker_type, size.provisioned)
                })
            };
            steps.extend(sizes.iter().filter(ever).flat_map(Size::steps));
        }
        steps.retain(|x| *x > self.from && *x < self.to);
        steps.sort();
        steps.dedup();
        steps
    }

    /// The cheapest of a kind (see [`KINDS`]) at a value of the input; `None` where none fits or has a price.
    #[must_use]
    pub fn at(&self, kind: &str, x: Decimal) -> Option<Point> {
        let index = KINDS.iter().position(|known| *known == kind)?;
        let rest = self.rest.get(index)?.as_ref()?.at(x);
        let near = x.to_f64().unwrap_or(0.0);
        let mut best: Option<(Decimal, Option<u64>, &Size)> = None;
        let mut below = f64::INFINITY;
        for size in self.kinds.get(index)? {
            // Most sizes are far dearer than another one, which needs no exact count to see.
            if size.floor.at(near) > below {
                continue;
            }
            let Some(brokers) = size.brokers(x) else {
                continue;
            };
            let cost = size.each * Decimal::from(brokers.unwrap_or(0));
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, brokers, size));
                below = cost.to_f64().unwrap_or(f64::INFINITY);
            }
        }
        best.map(|(cost, brokers, size)| Point {
            cost: Money::new(cost + rest),
            broker_type: size.broker_type,
            provisioned: size.provisioned,
            brokers,
        })
    }
}

impl Size {
    fn of(first: &Fit, second: &Fit, (from, to): (Decimal, Decimal), each: Decimal) -> Self {
        let pairs = first.constraints.iter().zip(&second.constraints);
        let loads: Vec<Line> = pairs
            .map(|(a, b)| Line::through((from, a.unrounded()), (to, b.unrounded())))
            .collect();
        // A load below another one at both ends never binds in between.
        let binds = |(at, load): (usize, &Line)| {
            let ends = (load.at(from), load.at(to));
            !loads.iter().enumerate().any(|(other_at, other)| {
                let other = (other.at(from), other.at(to));
                let below = ends.0 <= other.0 && ends.1 <= other.1;
                below && (ends != other || other_at < at)
            })
        };
        let binding = loads.iter().enumerate().filter(|each| binds(*each));
        let loads: Vec<Line> = binding.map(|(_, load)| *load).collect();
        let rough = |figure: Decimal| (figure * each).to_f64().unwrap_or(0.0);
        let brokers = if first.broker_type.is_some() {
            first.zones
        } else {
            0
        };
        Self {
            broker_type: first.broker_type,
            provisioned: first.provisioned,
            floor: Floor {
                loads: loads
                    .iter()
                    .map(|load| (rough(load.at_zero), rough(load.slope)))
                    .collect(),
                least: rough(Decimal::from(brokers)),
            },
            loads,
            zones: first.zones,
            most: first.most_brokers,
            each,
        }
    }

    /// Where a load fills up one more broker in each zone.
    fn steps(&self) -> Vec<Decimal> {
        let rising = self.loads.iter().filter(|load| load.slope > Decimal::ZERO);
        let most = self.most.min(MOST_BROKERS);
        rising
            .flat_map(|load| {
                (1..=most / self.zones.max(1)).filter_map(move |count| {
                    let full = Decimal::from(count * self.zones);
                    let x = (full - load.at_zero).checked_div(load.slope)?;
                    Some(x.round_dp(12))
                })
            })
            .collect()
    }

    /// Brokers at a value; inner `None` for Serverless, outer where the cluster would be too large.
    fn brokers(&self, x: Decimal) -> Option<Option<u64>> {
        if self.broker_type.is_none() {
            return Some(None);
        }
        // Rounding keeps order, so only the largest load is rounded.
        let most = self.loads.iter().map(|load| load.at(x)).max()?;
        let most = crate::money::settled_ceil(most).to_u64();
        let most = most.unwrap_or(u64::MAX);
        let brokers = in_whole_zones(most, self.zones);
        (brokers <= self.most).then_some(Some(brokers))
    }
}
