//! Findings and estimates in, text out: one file per output format, no file and no terminal touched.

pub mod compare;
pub mod cost;
pub mod diff;
mod excerpt;
mod grid;
pub mod lint;
mod markdown;
pub mod show;
mod spot;
mod text;
mod xml;

pub use compare::{CompareFormat, CompareReport};
pub use cost::{CostFormat, CostReport, Detail};
pub use diff::{DiffFormat, DiffReport};
pub use lint::{LintFormat, LintReport, Look};
pub use show::{Show, ShowFormat};
