//! `Comparison` → the published JSON document `mskwise/compare/1`: candidates, the cheapest of each kind, break-evens,
//! sensitivity, neighbours outside MSK. Figures are decimal strings.

use serde::Serialize;

use super::{Assumed, Deployment, Figures, Gap, assumed, deployment, gap, money, shown};
use crate::{
    Candidate, Comparison, PriceBook, Scenario,
    compare::{BreakEven, Crossing, OpenQuestion, Outside, Point},
    sizing::{Constraint, QuotaCheck},
};

/// The whole document.
#[derive(Clone, Debug, Serialize)]
pub struct Compare {
    /// Always `mskwise/compare/1`.
    pub schema: &'static str,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// Region code.
    pub region: String,
    /// Which price book.
    pub price_book: String,
    /// Date of the oldest price used; null when nothing was priced.
    pub price_date: Option<String>,
    /// The label of the cheapest candidate of all; null when none fits.
    pub cheapest: Option<String>,
    /// The cheapest candidate of each kind that fits.
    pub best: Vec<Fit>,
    /// Every candidate.
    pub candidates: Vec<Fit>,
    /// Where one kind becomes cheaper than another.
    pub break_evens: Vec<Break>,
    /// What a tenth more of an input adds to the cheapest of each kind, the largest first.
    pub sensitivity: Vec<Effect>,
    /// Questions of metering that no source settles.
    pub open_questions: Vec<Open>,
    /// What stands outside MSK.
    pub outside_msk: Vec<Neighbour>,
    /// What was assumed.
    pub assumptions: Vec<Assumed>,
}

/// One candidate.
#[derive(Clone, Debug, Serialize)]
pub struct Fit {
    /// What people call it.
    pub label: String,
    /// `standard`, `express` or `serverless`.
    pub kind: &'static str,
    /// Instance type.
    pub broker_type: Option<&'static str>,
    /// Brokers.
    pub brokers: Option<u64>,
    /// Provisioned storage throughput per broker.
    pub provisioned_throughput_mib_s: Option<String>,
    /// Whether it takes the workload and is fully priced.
    pub fits: bool,
    /// Why it is out.
    pub rejected: Vec<String>,
    /// The month's cost.
    pub total: Figures,
    /// The constraint that asks for the most brokers.
    pub binding: Option<&'static str>,
    /// What each constraint asks for.
    pub constraints: Vec<Need>,
    /// Quotas, met or not.
    pub quotas: Vec<Limit>,
    /// The bill.
    pub bill: Deployment,
    /// What could not be priced.
    pub missing: Vec<Gap>,
}

/// What one constraint asks for.
#[derive(Clone, Debug, Serialize)]
pub struct Need {
    /// Which.
    pub name: &'static str,
    /// Load on the cluster.
    pub demand: String,
    /// What one broker is planned to take.
    pub per_broker: String,
    /// Unit of both.
    pub unit: &'static str,
    /// Brokers before rounding up to whole zones.
    pub brokers: u64,
    /// `quota` where AWS states or enforces the capacity, else `guideline`.
    pub capacity: &'static str,
    /// How the figures came about.
    pub formula: String,
}

/// One quota.
#[derive(Clone, Debug, Serialize)]
pub struct Limit {
    /// Its id.
    pub id: &'static str,
    /// What is counted.
    pub name: &'static str,
    /// How much there may be.
    pub value: String,
    /// Unit of the value.
    pub unit: &'static str,
    /// How much is needed.
    pub needed: String,
    /// Whether that is within.
    pub met: bool,
    /// Whether and how it can be raised.
    pub adjustable: String,
    /// Who says so.
    pub source: String,
}

/// One break-even.
#[derive(Clone, Debug, Serialize)]
pub struct Break {
    /// `throughput`, `partitions` or `retention`.
    pub input: &'static str,
    /// Unit of `at`.
    pub unit: &'static str,
    /// Where.
    pub at: String,
    /// `equal` where both cost the same, `step` where one jumps past the other right above.
    pub crossing: &'static str,
    /// The kind that is cheaper below.
    pub below: Side,
    /// The kind that is cheaper above.
    pub above: Side,
    /// Quotas that either would break there.
    pub beyond: Vec<String>,
}

/// One side of a break-even.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    /// Its kind.
    pub kind: &'static str,
    /// Its cost at the point, right above it for a step.
    pub cost: String,
    /// Instance type.
    pub broker_type: Option<&'static str>,
    /// Brokers.
    pub brokers: Option<u64>,
}

/// The effect of a tenth more of an input.
#[derive(Clone, Debug, Serialize)]
pub struct Effect {
    /// Which input.
    pub input: &'static str,
    /// On which kind.
    pub kind: &'static str,
    /// Rise of the month's cost.
    pub change: String,
}

/// A question of metering that no source settles.
#[derive(Clone, Debug, Serialize)]
pub struct Open {
    /// Its key in a scenario's `[assume]`.
    pub id: &'static str,
    /// What is assumed.
    pub text: &'static str,
    /// The name of the other answer.
    pub otherwise: &'static str,
    /// What the other answer would add to the cheapest of a kind.
    pub changes: Vec<Change>,
}

/// What another answer adds to a kind.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// Which kind.
    pub kind: &'static str,
    /// Rise of the month's cost; negative where it would be lower.
    pub change: String,
}

/// A neighbour outside MSK.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbour {
    /// What it is.
    pub name: &'static str,
    /// Its bill.
    pub bill: Deployment,
    /// What could not be priced.
    pub missing: Vec<Gap>,
    /// What the bill leaves out.
    pub leaves_out: &'static str,
}

impl Compare {
    /// The document of a comparison and the scenario and book it was made from.
    #[must_use]
    pub fn of(comparison: &Comparison, scenario: &Scenario, book: &PriceBook) -> Self {
        let candidates = &comparison.sizing.candidates;
        let lines = candidates
            .iter()
            .flat_map(|candidate| &candidate.bill.lines);
        let currency = scenario.currency.as_ref();
        Self {
            schema: "mskwise/compare/1",
            currency: currency.map_or_else(|| book.currency().to_owned(), |it| it.code.clone()),
            region: scenario.region.clone(),
            price_book: book.id(),
            price_date: lines
                .map(|line| line.as_of)
                .min()
                .map(|date| date.to_string()),
            cheapest: comparison.winner().map(Candidate::label),
            best: comparison.best().map(fit).collect(),
            candidates: candidates.iter().map(fit).collect(),
            break_evens: comparison.break_evens.iter().map(break_even).collect(),
            sensitivity: comparison
                .sensitivity
                .iter()
                .map(|effect| Effect {
                    input: effect.input,
                    kind: effect.kind,
                    change: shown(effect.change.exact()),
                })
                .collect(),
            open_questions: comparison.open.iter().map(open).collect(),
            outside_msk: comparison.outside.iter().map(neighbour).collect(),
            assumptions: comparison.sizing.assumptions.iter().map(assumed).collect(),
        }
    }
}

fn fit(candidate: &Candidate) -> Fit {
    Fit {
        label: candidate.label(),
        kind: candidate.kind,
        broker_type: candidate.broker_type,
        brokers: candidate.brokers,
        provisioned_throughput_mib_s: candidate.provisioned.map(shown),
        fits: candidate.fits(),
        rejected: candidate.rejected.clone(),
        total: money(candidate.total()),
        binding: candidate.binding,
        constraints: candidate.constraints.iter().map(need).collect(),
        quotas: candidate.quotas.iter().map(limit).collect(),
        bill: deployment(&candidate.bill, None),
        missing: candidate.missing.iter().map(gap).collect(),
    }
}

fn need(constraint: &Constraint) -> Need {
    Need {
        name: constraint.name,
        demand: shown(constraint.demand),
        per_broker: shown(constraint.per_broker),
        unit: constraint.unit,
        brokers: constraint.brokers,
        capacity: if constraint.is_quota {
            "quota"
        } else {
            "guideline"
        },
        formula: constraint.formula.to_string(),
    }
}

fn limit(check: &QuotaCheck) -> Limit {
    Limit {
        id: check.id,
        name: check.name,
        value: shown(check.value),
        unit: check.unit,
        needed: shown(check.needed),
        met: check.met,
        adjustable: check.adjustable.to_string(),
        source: check.source(),
    }
}

fn break_even(one: &BreakEven) -> Break {
    let side = |kind: &'static str, point: &Point| Side {
        kind,
        cost: shown(point.cost.exact()),
        broker_type: point.broker_type,
        brokers: point.brokers,
    };
    Break {
        input: one.input.as_str(),
        unit: one.input.unit(),
        at: shown(one.at),
        crossing: match one.crossing {
            Crossing::Equal => "equal",
            Crossing::Step => "step",
        },
        below: side(one.below, &one.below_point),
        above: side(one.above, &one.above_point),
        beyond: one.beyond.clone(),
    }
}

fn open(one: &OpenQuestion) -> Open {
    let changes = one.changes.iter();
    Open {
        id: one.question.id(),
        text: one.text,
        otherwise: one.otherwise,
        changes: changes
            .map(|(kind, change)| Change {
                kind,
                change: shown(change.exact()),
            })
            .collect(),
    }
}

fn neighbour(outside: &Outside) -> Neighbour {
    Neighbour {
        name: outside.name,
        bill: deployment(&outside.bill, None),
        missing: outside.missing.iter().map(gap).collect(),
        leaves_out: outside.leaves_out,
    }
}
