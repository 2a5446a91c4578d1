//! Findings and estimates in, text out: one file per output format, no file and no terminal touched.

pub mod access;
#[cfg(feature = "pages")]
mod chart;
pub mod compare;
#[cfg(test)]
mod contract;
pub mod cost;
pub mod diff;
mod excerpt;
pub mod explain;
mod grid;
pub mod impact;
mod indent;
pub mod lint;
mod markdown;
pub mod moves;
mod page;
pub mod patch;
#[cfg(feature = "pages")]
pub mod review;
#[cfg(feature = "pages")]
pub mod script;
pub mod show;
mod spot;
mod text;
mod xml;

pub use access::{AccessAnswer, AccessFormat, AccessLook, AccessReport};
pub use compare::{CompareFormat, CompareReport};
pub use cost::{CostFormat, CostReport, Detail};
pub use diff::{DiffFormat, DiffReport};
pub use indent::indented;
pub use lint::{LintFormat, LintReport, Look};
pub use moves::{MoveFormat, MoveReport};
#[cfg(feature = "pages")]
pub use review::{Review, ReviewFormat};
#[cfg(feature = "pages")]
pub use script::{ScriptFormat, ScriptReport};
pub use show::{Show, ShowFormat};
