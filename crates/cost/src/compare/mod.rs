//! Standard, Express and Serverless for one workload: the cheapest of each, where the answer changes, and what moves the
//! bill most. What stands outside MSK is beside it and marked.

mod break_even;
mod curve;
mod open;
mod outside;
mod sensitivity;
mod vary;

use crate::{Candidate, PriceBook, Scenario, Sizing, SizingError};

pub use break_even::{BreakEven, Crossing};
pub use curve::{Curve, Point};
pub use open::OpenQuestion;
pub use outside::Outside;
pub use sensitivity::Sensitivity;
pub use vary::Input;

/// The kinds that are compared, by their words in a scenario.
pub const KINDS: [&str; 3] = ["standard", "express", "serverless"];

/// One workload, every way to run it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// All candidates.
    pub sizing: Sizing,
    /// Where one kind becomes cheaper than another.
    pub break_evens: Vec<BreakEven>,
    /// What a tenth more of an input does to the cheapest of each kind, the largest effect first.
    pub sensitivity: Vec<Sensitivity>,
    /// Questions of metering that no source settles, with what they would change.
    pub open: Vec<OpenQuestion>,
    /// Kinesis and Kafka on EC2, as far as prices are known.
    pub outside: Vec<Outside>,
}

impl Comparison {
    /// Compares the kinds for the scenario's workload. `book` should hold the alternatives
    /// (`PriceBook::with_alternatives`) for Kinesis and EC2 to be priced.
    ///
    /// # Errors
    /// Without a workload, and with a price book of another region.
    pub fn of(scenario: &Scenario, book: &PriceBook) -> Result<Self, SizingError> {
        let sizing = Sizing::of(scenario, book)?;
        Ok(Self {
            break_evens: break_even::all(scenario, book, &sizing),
            sensitivity: sensitivity::all(scenario, book, &sizing),
            open: open::all(scenario, book, &sizing),
            outside: outside::all(scenario, book, &sizing),
            sizing,
        })
    }

    /// The cheapest candidate of each kind that fits, in the order of [`KINDS`].
    pub fn best(&self) -> impl Iterator<Item = &Candidate> {
        KINDS.iter().filter_map(|kind| self.sizing.cheapest(kind))
    }

    /// The cheapest of all.
    #[must_use]
    pub fn winner(&self) -> Option<&Candidate> {
        self.best()
            .min_by_key(|candidate| candidate.total().typical)
    }
}
