//! A workload → every Standard and Express size and Serverless as candidates: brokers per constraint, the one that
//! binds, quotas, cost, and why a candidate is out. AWS publishes no throughput quota for Standard brokers, so theirs is
//! a guideline (the model of AWS's sizing script, with volumes held to what they deliver); Express has real quotas.

mod capacity;
mod express;
mod formula;
mod load;
pub(crate) mod price;
mod quota;
mod script;
mod serverless;
mod standard;

use model::facts::{BrokerSize, SizeKind, sizes};
use rust_decimal::Decimal;

use crate::{
    Assumption, DeploymentEstimate, Missing, Money, PriceBook, Range, Scenario, WrongRegion,
    estimate::Demand,
};

pub use capacity::{Capacity, Load, Topics};
pub use formula::Formula;
pub use load::Constraint;
pub(crate) use load::in_whole_zones;
pub use quota::QuotaCheck;
pub(crate) use quota::reasons;
pub use script::{Difference, ScriptAnswer, aws_script, script_differences, script_throughput};

/// All candidates for one workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizing {
    /// Standard, then Express, then Serverless; within a kind from small to large.
    pub candidates: Vec<Candidate>,
    /// What the candidates rest on.
    pub assumptions: Vec<Assumption>,
}

/// One way to run a workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// `standard`, `express` or `serverless`.
    pub kind: &'static str,
    /// Instance type; none for Serverless.
    pub broker_type: Option<&'static str>,
    /// Provisioned storage throughput per broker in MiB/s, where the candidate has it.
    pub provisioned: Option<Decimal>,
    /// Brokers; none for Serverless.
    pub brokers: Option<u64>,
    /// What each constraint asks for.
    pub constraints: Vec<Constraint>,
    /// The constraint that asks for the most brokers.
    pub binding: Option<&'static str>,
    /// Quotas, met or not.
    pub quotas: Vec<QuotaCheck>,
    /// Why it is out; empty for one that fits.
    pub rejected: Vec<String>,
    /// Its bill for the month.
    pub bill: DeploymentEstimate,
    /// What could not be priced.
    pub missing: Vec<Missing>,
}

/// Why nothing could be sized.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SizingError {
    /// The scenario has no workload.
    #[error("sizing needs a [workload] in the scenario")]
    NoWorkload,
    /// The prices are of another region.
    #[error(transparent)]
    WrongRegion(#[from] WrongRegion),
}

impl Sizing {
    /// Sizes and prices every candidate for the scenario's workload. Its deployments play no part.
    ///
    /// # Errors
    /// Without a workload, and with a price book of another region.
    pub fn of(scenario: &Scenario, book: &PriceBook) -> Result<Self, SizingError> {
        let workload = scenario.workload.as_ref().ok_or(SizingError::NoWorkload)?;
        let demand = Demand::of(workload);
        let mut pricing = price::Pricing::new(scenario, book)?;
        let fits = all_fits(&demand, scenario).into_iter();
        let candidates = fits.map(|fit| pricing.candidate(fit)).collect();
        Ok(Self {
            candidates,
            assumptions: pricing.into_assumptions(&demand),
        })
    }

    /// The cheapest candidate of a kind that fits and is fully priced.
    #[must_use]
    pub fn cheapest(&self, kind: &str) -> Option<&Candidate> {
        self.candidates
            .iter()
            .filter(|candidate| candidate.kind == kind && candidate.fits())
            .min_by_key(|candidate| candidate.bill.total.typical)
    }
}

impl Candidate {
    /// Whether it takes the workload and every charge of it has a price.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.rejected.is_empty() && self.missing.is_empty()
    }

    pub(crate) fn set_up(&self) -> SetUp {
        (self.kind, self.broker_type, self.provisioned)
    }

    /// What it costs in the month.
    #[must_use]
    pub fn total(&self) -> Range<Money> {
        self.bill.total
    }

    /// What people call it, such as `kafka.m7g.4xlarge × 6 with 625 MiB/s`.
    #[must_use]
    pub fn label(&self) -> String {
        let provisioned = self
            .provisioned
            .map(|rate| format!(" with {rate} MiB/s"))
            .unwrap_or_default();
        match (self.broker_type, self.brokers) {
            (Some(size), Some(brokers)) => format!("{size} × {brokers}{provisioned}"),
            _ => "Serverless".to_owned(),
        }
    }
}

/// A candidate before it is priced.
pub(crate) struct Fit {
    pub(crate) kind: &'static str,
    pub(crate) broker_type: Option<&'static str>,
    pub(crate) provisioned: Option<Decimal>,
    pub(crate) brokers: Option<u64>,
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) quotas: Vec<QuotaCheck>,
    /// Why it is out whatever the load.
    pub(crate) unfit: Vec<String>,
    /// Zones that brokers come in.
    pub(crate) zones: u64,
    /// Brokers a cluster may have.
    pub(crate) most_brokers: u64,
}

/// Kind, instance type, provisioned throughput: what tells candidates apart.
pub(crate) type SetUp = (&'static str, Option<&'static str>, Option<Decimal>);

impl Fit {
    pub(crate) fn set_up(&self) -> SetUp {
        (self.kind, self.broker_type, self.provisioned)
    }
}

/// Every candidate for a demand, always the same ones in the same order.
pub(crate) fn all_fits(demand: &Demand, scenario: &Scenario) -> Vec<Fit> {
    let sizes = sizes().iter();
    let mut all: Vec<Fit> = sizes
        .flat_map(|size| fits(size, demand, scenario))
        .collect();
    all.push(serverless::fit(demand));
    all
}

/// The candidates of a size: with provisioned storage throughput it is another one.
fn fits(size: &'static BrokerSize, demand: &Demand, scenario: &Scenario) -> Vec<Fit> {
    match &size.kind {
        SizeKind::Standard(half) => standard::fits(size, half, demand, &scenario.assume),
        SizeKind::Express(half) => vec![express::fit(size, half, demand)],
    }
}

/// The brokers of a size that a workload needs; `None` for a size nobody knows or that no figure can size.
pub(crate) fn brokers_for(name: &str, demand: &Demand, scenario: &Scenario) -> Option<u64> {
    let size = model::facts::size(name)?;
    fits(size, demand, scenario).first()?.brokers
}

/// The candidate of a kind, instance type and provisioned throughput for a demand; `None` where there is no such one.
pub(crate) fn fit_of(set_up: SetUp, demand: &Demand, scenario: &Scenario) -> Option<Fit> {
    let Some(name) = set_up.1 else {
        return Some(serverless::fit(demand));
    };
    let mut fits = fits(model::facts::size(name)?, demand, scenario).into_iter();
    fits.find(|fit| fit.set_up() == set_up)
}

/// A figure of MSK's facts as the decimal it was written as.
pub(crate) fn decimal(figure: f64) -> Decimal {
    /// Whole numbers below this are exact in both.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if figure.fract() == 0.0 && figure.abs() < EXACT {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole and within the range of both"
        )]
        return Decimal::from(figure as i64);
    }
    // Facts are short decimals, whose shortest spelling is the one they were written in.
    Decimal::from_str_exact(&figure.to_string()).unwrap_or_default()
}
