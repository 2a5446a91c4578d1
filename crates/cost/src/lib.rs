//! What an MSK estate costs: price books, the scenario document, and estimates whose every line names quantity,
//! unit price, source and date. Money is decimal throughout; a missing price is reported, never guessed.

mod assume;
mod bills;
mod book;
mod charge;
pub mod compare;
mod defaults;
mod delta;
pub mod document;
mod estimate;
pub mod impact;
mod money;
mod named;
mod outline;
mod problem;
mod range;
pub mod scenario;
pub mod sizing;
mod stated;
pub mod template;
mod unit;
mod units;

pub use assume::{Answers, Question};
pub use bills::Bills;
#[cfg(feature = "embedded")]
pub use book::UnknownRegion;
pub use book::{MissingPrice, Price, PriceBook, Source};
pub use charge::{Charge, Plain};
pub use compare::Comparison;
pub use defaults::FreeItem;
pub use delta::{Delta, DeploymentDelta, LineDelta};
pub use estimate::{
    Assumption, DeploymentEstimate, Effect, Estimate, LineItem, Missing, Words, WrongRegion,
};
pub use money::Money;
pub use named::Named;
pub use problem::{Problem, Problems};
pub use range::Range;
pub use scenario::Scenario;
pub use sizing::{Candidate, Sizing, SizingError};
pub use stated::{Basis, Stated};
pub use unit::Unit;
pub use units::{Average, Count, Gib, Hours, MibPerSecond, Percent, Quantity};
