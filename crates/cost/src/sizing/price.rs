//! A sized candidate → its bill under the scenario's month, answers, discounts and currency.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::{Candidate, Fit, SetUp, load::binding, quota::reasons};
use crate::{
    Assumption, Count, DeploymentEstimate, MibPerSecond, Money, PriceBook, Quantity, Question,
    Range, Scenario, Stated, WrongRegion,
    defaults::named,
    estimate::{Demand, Estimate},
    scenario::{Deployment, Express, Kind, Serverless, Standard},
};

pub(crate) struct Pricing<'a> {
    scenario: Scenario,
    book: &'a PriceBook,
    /// What the workload demands, which is the same for every bill.
    demand: Option<Rc<Demand>>,
    assumptions: Vec<Assumption>,
}

impl<'a> Pricing<'a> {
    pub(crate) fn new(scenario: &Scenario, book: &'a PriceBook) -> Result<Self, WrongRegion> {
        let scenario = Scenario {
            deployments: Vec::new(),
            surroundings: None,
            ..scenario.clone()
        };
        Estimate::of(&scenario, book)?;
        Ok(Self {
            demand: scenario.workload.as_ref().map(Demand::of).map(Rc::new),
            scenario,
            book,
            assumptions: Vec::new(),
        })
    }

    /// The month's cost of a candidate with some number of brokers under a demand; `None` when a price is missing.
    pub(crate) fn total(
        &mut self,
        fit: &Fit,
        brokers: Option<u64>,
        demand: &Rc<Demand>,
    ) -> Option<Decimal> {
        self.deploy(fit.set_up(), brokers);
        let estimate = Estimate::quickly(&self.scenario, self.book, Some(demand));
        let complete = estimate.missing.is_empty();
        complete.then(|| estimate.total.typical.exact())
    }

    /// What the other answer to a question would add to a candidate, its brokers as they are.
    pub(crate) fn flipped(&mut self, question: Question, candidate: &Candidate) -> Money {
        self.deploy(candidate.set_up(), candidate.brokers);
        let usual = self.scenario.assume.clone();
        self.scenario.assume = usual.flip(question);
        let other = Estimate::quickly(&self.scenario, self.book, self.demand.as_ref())
            .total
            .typical;
        self.scenario.assume = usual;
        other.less(candidate.bill.total.typical)
    }

    fn deploy(&mut self, set_up: SetUp, brokers: Option<u64>) {
        self.scenario.deployments = vec![Deployment {
            name: set_up.1.unwrap_or("serverless").to_owned(),
            hours: None,
            kind: deployment_of(set_up, brokers),
            at: None,
        }];
    }

    pub(super) fn candidate(&mut self, fit: Fit) -> Candidate {
        self.deploy(fit.set_up(), fit.brokers);
        // Only the bill matters here, not what every other answer would change.
        let estimate = Estimate::quickly(&self.scenario, self.book, self.demand.as_ref());
        for assumption in estimate.assumptions {
            if !self
                .assumptions
                .iter()
                .any(|known| known.id == assumption.id)
            {
                self.assumptions.push(assumption);
            }
        }
        let bill = estimate.deployments.into_iter().next();
        let mut rejected = fit.unfit;
        rejected.extend(reasons(&fit.quotas));
        Candidate {
            binding: binding(&fit.constraints),
            kind: fit.kind,
            broker_type: fit.broker_type,
            provisioned: fit.provisioned,
            brokers: fit.brokers,
            constraints: fit.constraints,
            quotas: fit.quotas,
            rejected,
            bill: bill.unwrap_or(DeploymentEstimate {
                name: String::new(),
                kind: fit.kind,
                total: Range::default(),
                lines: Vec::new(),
                free: Vec::new(),
            }),
            missing: estimate.missing,
        }
    }

    /// What the bills assumed, and what the sizes did.
    pub(super) fn into_assumptions(self, demand: &Demand) -> Vec<Assumption> {
        let mut all = self.assumptions;
        let peaks = demand.ingress.peak.rests_on.iter();
        let sized = ["standard_utilisation", "express_utilisation"].into_iter();
        for id in sized.chain(peaks.chain(&demand.egress.peak.rests_on).copied()) {
            if all.iter().any(|known| known.id == id) {
                continue;
            }
            let default = named(id);
            all.push(Assumption {
                id: id.to_owned(),
                text: default.text.clone(),
                source: Some(default.source.clone()),
                effect: None,
            });
        }
        all
    }
}

fn deployment_of((kind, broker_type, provisioned): SetUp, brokers: Option<u64>) -> Kind {
    let broker_type = broker_type.map(str::to_owned);
    // More than a million brokers are out by quota, whatever they would cost.
    let brokers = brokers
        .and_then(|brokers| Count::new(Decimal::from(brokers).min(Decimal::from(Count::LIMIT))))
        .map(Stated::given);
    match kind {
        "standard" => Kind::Standard(Standard {
            broker_type,
            brokers,
            provisioned_throughput: provisioned.and_then(MibPerSecond::new).map(Stated::given),
            ..Standard::default()
        }),
        "express" => Kind::Express(Express {
            broker_type,
            brokers,
            ..Express::default()
        }),
        _ => Kind::Serverless(Serverless::default()),
    }
}
