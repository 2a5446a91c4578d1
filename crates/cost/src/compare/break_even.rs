//! Where two kinds cost the same: a point where their curves cross, or a step where one more broker turns the answer.

use rust_decimal::Decimal;

use super::{
    KINDS,
    curve::{Curve, Point},
    vary::Input,
};
use crate::{
    Money, PriceBook, Scenario, Sizing,
    estimate::Demand,
    money::settle,
    sizing::{fit_of, reasons},
};

/// The most values the search begins with, to find the sizes that are ever cheapest. Their steps join these.
const MOST_STEPS: usize = 64;
/// Halvings that come closer to a step than anyone measures.
const HALVINGS: u32 = 40;
/// So far beyond a step its jump has happened.
const BEYOND_STEP: Decimal = Decimal::from_parts(1, 0, 0, false, 6);
/// The most turns reported for a pair and an input.
const MOST_TURNS: usize = 24;

/// A value of an input where one kind becomes cheaper than another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BreakEven {
    /// The input that is varied, everything else as in the workload.
    pub input: Input,
    /// The kind that is cheaper below.
    pub below: &'static str,
    /// The kind that is cheaper above.
    pub above: &'static str,
    /// Where.
    pub at: Decimal,
    /// How the curves meet there.
    pub crossing: Crossing,
    /// What the kind that is cheaper below costs at the point, and how.
    pub below_point: Point,
    /// What the kind that is cheaper above costs at the point, and how.
    pub above_point: Point,
    /// Quotas that either of the two would break there.
    pub beyond: Vec<String>,
}

/// How two curves meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crossing {
    /// Both cost the same there, to within a cent.
    Equal,
    /// One of them jumps past the other right above the value, where brokers are added in every zone.
    Step,
}

/// Every break-even of every pair of kinds over every input.
pub(super) fn all(scenario: &Scenario, book: &PriceBook, sizing: &Sizing) -> Vec<BreakEven> {
    let mut found = Vec::new();
    for input in Input::ALL {
        let Some(curve) = Curve::of(input, scenario, book, sizing) else {
            continue;
        };
        let mut grid = grid(curve.from, curve.to);
        grid.extend(curve.steps(&grid));
        grid.sort();
        grid.dedup();
        let costs: Vec<[Option<Point>; 3]> = grid
            .iter()
            .map(|x| KINDS.map(|kind| curve.at(kind, *x)))
            .collect();
        for (first, second) in [(0, 1), (0, 2), (1, 2)] {
            let both = |(x, costs): (&Decimal, &[Option<Point>; 3])| {
                Some(Both {
                    x: *x,
                    first: costs.get(first)?.clone()?,
                    second: costs.get(second)?.clone()?,
                })
            };
            let points: Vec<Option<Both>> = grid.iter().zip(&costs).map(both).collect();
            let mut pair = turns(&curve, (first, second), &points);
            pair.truncate(MOST_TURNS);
            found.extend(pair);
        }
    }
    for one in &mut found {
        one.beyond = beyond(one, scenario);
    }
    found
}

/// Quotas that either side of a break-even would break.
fn beyond(one: &BreakEven, scenario: &Scenario) -> Vec<String> {
    let Some(workload) = &scenario.workload else {
        return Vec::new();
    };
    let demand = one.input.demand(&Demand::of(workload), one.at);
    let mut sides = [(one.below, &one.below_point), (one.above, &one.above_point)];
    sides.sort_by_key(|(kind, _)| KINDS.iter().position(|known| known == kind));
    sides
        .into_iter()
        .filter_map(|(kind, point)| {
            let set_up = (kind, point.broker_type, point.provisioned);
            fit_of(set_up, &demand, scenario)
        })
        .flat_map(|fit| reasons(&fit.quotas))
        .collect()
}

/// Both kinds at one value.
#[derive(Clone)]
struct Both {
    x: Decimal,
    first: Point,
    second: Point,
}

impl Both {
    fn at(curve: &Curve, (first, second): (usize, usize), x: Decimal) -> Option<Self> {
        Some(Self {
            x,
            first: curve.at(KINDS.get(first)?, x)?,
            second: curve.at(KINDS.get(second)?, x)?,
        })
    }

    /// How much dearer the first is.
    fn gap(&self) -> Decimal {
        self.first.cost.less(self.second.cost).exact()
    }

    fn first_is_cheaper(&self) -> bool {
        self.gap() < Decimal::ZERO
    }

    /// Whether both kinds are the same clusters at another value, so that costs between are straight lines.
    fn same_clusters(&self, other: &Self) -> bool {
        let clusters = |both: &Self| {
            [&both.first, &both.second]
                .map(|point| (point.broker_type, point.brokers, point.provisioned))
        };
        clusters(self) == clusters(other)
    }
}

/// Every turn between neighbours of the grid.
fn turns(curve: &Curve, kinds: (usize, usize), points: &[Option<Both>]) -> Vec<BreakEven> {
    let neighbours = points.windows(2).filter_map(|pair| match pair {
        [Some(low), Some(high)] => Some((low, high)),
        _ => None,
    });
    neighbours
        .filter(|(low, high)| low.first_is_cheaper() != high.first_is_cheaper())
        .filter_map(|(low, high)| turn(curve, kinds, low.clone(), high.clone()))
        .collect()
}

/// Values from one end to the other, each half as far again as the last.
fn grid(from: Decimal, to: Decimal) -> Vec<Decimal> {
    let ratio = Decimal::new(15, 1);
    let mut all: Vec<Decimal> =
        std::iter::successors(Some(from), |x| Some((x * ratio).round_dp(6)))
            .take_while(|x| *x < to)
            .take(MOST_STEPS)
            .collect();
    all.push(to);
    all
}

/// The point between two neighbours at which the cheaper kind changes. Clusters change right above the lower one, if
/// at all, so the turn is there or on the straight lines that follow.
fn turn(curve: &Curve, kinds: (usize, usize), low: Both, high: Both) -> Option<BreakEven> {
    let cheaper_below = low.first_is_cheaper();
    let after = Both::at(curve, kinds, low.x + BEYOND_STEP)?;
    let at = if after.first_is_cheaper() == cheaper_below {
        meeting(curve, kinds, after, high)?
    } else {
        Both { x: low.x, ..after }
    };
    let equal = at.gap().abs() <= Decimal::new(1, 2);
    let (first, second) = (*KINDS.get(kinds.0)?, *KINDS.get(kinds.1)?);
    let (below, above, below_point, above_point) = if cheaper_below {
        (first, second, at.first, at.second)
    } else {
        (second, first, at.second, at.first)
    };
    Some(BreakEven {
        input: curve.input,
        below,
        above,
        at: at.x.normalize(),
        crossing: if equal {
            Crossing::Equal
        } else {
            Crossing::Step
        },
        below_point,
        above_point,
        beyond: Vec::new(),
    })
}

/// Where two neighbours meet that do not jump at the lower one. A size that is cheapest only in between makes another
/// step there, which halving finds.
fn meeting(curve: &Curve, kinds: (usize, usize), mut low: Both, mut high: Both) -> Option<Both> {
    let cheaper_below = low.first_is_cheaper();
    for _ in 0..HALVINGS {
        if low.same_clusters(&high) {
            // Straight lines: the gap is zero where the line through its ends is.
            let share = low.gap().checked_div(low.gap() - high.gap())?;
            let x = settle(low.x + (high.x - low.x) * share);
            return Both::at(curve, kinds, x);
        }
        let middle = Both::at(curve, kinds, (low.x + high.x) / Decimal::TWO)?;
        if middle.first_is_cheaper() == cheaper_below {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(high)
}

impl BreakEven {
    /// The cost at the point: of both where they are equal, of the one that takes over where it is a step.
    #[must_use]
    pub fn cost(&self) -> Money {
        self.above_point.cost
    }
}
