//! An estate and rules in, findings out. What a rule is, how it is selected, how a finding is suppressed and
//! recognised again. The rules themselves live in the `rules` crate.

mod baseline;
mod cause;
pub mod config;
mod delta;
mod example;
mod finding;
mod findings;
mod fingerprint;
pub mod fix;
mod front;
#[cfg(feature = "guard")]
pub mod guard;
mod pack;
mod page;
mod profile;
mod rule;
mod run;
mod selection;
mod sets;
mod standing;
pub mod suppress;
mod suppression;

pub use baseline::{Baseline, BaselineError, Known, Move, Scope, Verdicts};
pub use delta::Delta;
pub use example::{Example, ExampleFile, Verdict};
pub use finding::{Edit, Finding, Fix, Impact, Label, Severity};
pub use findings::Findings;
pub use pack::guard_pack;
pub use page::{Page, PageError, SourceNote};
pub use profile::Profile;
pub use rule::{Check, Rule};
pub use run::{Run, run, run_on, run_with};
pub use selection::{PathSelection, Selection, SelectionError, Selector};
pub use sets::join_sets;
pub use suppression::{Suppression, SuppressionUse, Suppressions};

#[cfg(test)]
mod tests;
