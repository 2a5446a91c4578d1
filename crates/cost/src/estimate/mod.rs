//! A scenario and a price book → the bill: lines, totals, what was assumed, what is missing.

mod bill;
mod brokers;
mod demand;
mod figure;
mod line;
mod serverless;
mod services;
mod surroundings;
mod words;

use std::rc::Rc;

use fact::Date;
use rust_decimal::Decimal;

use crate::{
    Answers, FreeItem, MissingPrice, Money, PriceBook, Question, Range, Scenario,
    scenario::{Deployment, Kind},
};
use bill::Bill;

pub(crate) use demand::Demand;
pub(crate) use figure::Figure;
pub use line::LineItem;
pub use words::Words;

/// What a scenario costs in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Region code.
    pub region: String,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// Length of the month in hours.
    pub hours: Decimal,
    /// Which price book, such as `us-east-1/2025-04-04`.
    pub book: String,
    /// The date of the oldest price that was used.
    pub price_date: Option<Date>,
    /// The bills of the deployments, then of what surrounds them.
    pub deployments: Vec<DeploymentEstimate>,
    /// The sum of all lines, exactly.
    pub total: Range<Money>,
    /// What was assumed, each once.
    pub assumptions: Vec<Assumption>,
    /// What could not be priced. While this is not empty the total is too low.
    pub missing: Vec<Missing>,
}

/// The bill of one deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeploymentEstimate {
    /// Its name in the scenario.
    pub name: String,
    /// Its kind, or `surroundings`.
    pub kind: &'static str,
    /// The sum of its lines, exactly.
    pub total: Range<Money>,
    /// Its lines.
    pub lines: Vec<LineItem>,
    /// What people expect on the bill and AWS does not charge.
    pub free: Vec<&'static FreeItem>,
}

/// Something the estimate takes for granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// A stable name; of an open question, its key in `[assume]`.
    pub id: String,
    /// What is assumed.
    pub text: String,
    /// Who supports it.
    pub source: Option<String>,
    /// What the other answer to an open question would change.
    pub effect: Option<Effect>,
}

/// The other answer to an open question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The other answer's name.
    pub answer: &'static str,
    /// By how much it would raise the total; negative where it would lower it.
    pub change: Range<Money>,
}

/// Something that keeps a charge from being priced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The book lacks the price.
    Price(MissingPrice),
    /// A quantity is neither given nor implied.
    Quantity {
        /// Which deployment.
        deployment: String,
        /// Its key in the scenario.
        key: &'static str,
    },
}

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Price(price) => price.fmt(f),
            Self::Quantity { deployment, key } => write!(
                f,
                "`{key}` of `{deployment}` is not given and no [workload] implies it"
            ),
        }
    }
}

/// The book is of another region than the scenario.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the scenario is for region `{scenario}`, the price book for `{book}`")]
pub struct WrongRegion {
    /// The scenario's region.
    pub scenario: String,
    /// The book's region.
    pub book: String,
}

impl Estimate {
    /// Prices a scenario.
    ///
    /// # Errors
    /// When the book is of another region: prices never stand in for those of another region.
    pub fn of(scenario: &Scenario, book: &PriceBook) -> Result<Self, WrongRegion> {
        if scenario.region != book.region() {
            return Err(WrongRegion {
                scenario: scenario.region.clone(),
                book: book.region().to_owned(),
            });
        }
        let (mut estimate, asked) = priced(scenario, book, &scenario.assume, None);
        for question in asked {
            let flipped = scenario.assume.flip(question);
            let (other, _) = priced(scenario, book, &flipped, None);
            estimate.assumptions.push(Assumption {
                id: question.id().to_owned(),
                text: scenario.assume.text(question).to_owned(),
                source: None,
                effect: Some(Effect {
                    answer: flipped.answer(question),
                    change: other.total.zip(estimate.total, Money::less),
                }),
            });
        }
        Ok(estimate)
    }

    /// The bill alone, without what other answers would change, under the workload's demand or another one. The book must
    /// be of the scenario's region.
    pub(crate) fn quickly(
        scenario: &Scenario,
        book: &PriceBook,
        demand: Option<&Rc<Demand>>,
    ) -> Self {
        priced(scenario, book, &scenario.assume, demand).0
    }

    /// Every line of every deployment.
    pub fn lines(&self) -> impl Iterator<Item = &LineItem> {
        self.deployments
            .iter()
            .flat_map(|deployment| &deployment.lines)
    }
}

/// The bill under given answers, and the questions it had to ask.
fn priced(
    scenario: &Scenario,
    book: &PriceBook,
    answers: &Answers,
    demand: Option<&Rc<Demand>>,
) -> (Estimate, Vec<Question>) {
    let mut bill = Bill::new(scenario, book, answers, demand.cloned());
    let mut deployments: Vec<DeploymentEstimate> = scenario
        .deployments
        .iter()
        .map(|deployment| {
            bill.open(deployment);
            charge(&mut bill, deployment);
            bill.close(deployment.name.clone(), deployment.kind.as_str())
        })
        .collect();
    if let Some(around) = &scenario.surroundings {
        bill.open_month();
        surroundings::charge(&mut bill, around);
        deployments.push(bill.close("surroundings".into(), "surroundings"));
    }
    let total = sum(deployments.iter().map(|deployment| deployment.total));
    let (assumptions, missing, asked) = bill.finish();
    let used = deployments.iter().flat_map(|deployment| &deployment.lines);
    let estimate = Estimate {
        region: scenario.region.clone(),
        currency: scenario.currency.as_ref().map_or_else(
            || book.currency().to_owned(),
            |currency| currency.code.clone(),
        ),
        hours: bill::month(scenario),
        book: book.id(),
        price_date: used.map(|line| line.as_of).min(),
        deployments,
        total,
        assumptions,
        missing,
    };
    (estimate, asked)
}

/// The bill of something that is no deployment of MSK, and what it lacks.
pub(crate) fn outside_bill(
    scenario: &Scenario,
    book: &PriceBook,
    kind: &'static str,
    charge: impl FnOnce(&mut Bill<'_>),
) -> (DeploymentEstimate, Vec<Missing>) {
    let mut bill = Bill::new(scenario, book, &scenario.assume, None);
    charge(&mut bill);
    let estimate = bill.close(kind.to_owned(), kind);
    let (_, missing, _) = bill.finish();
    (estimate, missing)
}

fn charge(bill: &mut Bill<'_>, deployment: &Deployment) {
    match &deployment.kind {
        Kind::Standard(it) => brokers::standard(bill, it),
        Kind::Express(it) => brokers::express(bill, it),
        Kind::Serverless(it) => serverless::charge(bill, it),
        Kind::Connect(it) => services::connect(bill, it),
        Kind::Replicator(it) => services::replicator(bill, it),
        Kind::PrivateConnectivity(it) => services::private_connectivity(bill, it),
    }
}

/// The sum of ranges, low with low and high with high.
pub(crate) fn sum(ranges: impl Iterator<Item = Range<Money>>) -> Range<Money> {
    ranges.fold(Range::default(), |sum, range| sum.zip(range, |a, b| a + b))
}
