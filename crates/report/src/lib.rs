//! Findings and estimates in, text out: one file per output format, no file and no terminal touched.

pub mod access;
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

pub use access::{AccessAnswer, AccessFormat, AccessLook, AccessReport};
pub use compare::{CompareFormat, CompareReport};
pub use cost::{CostFormat, CostReport, Detail};
pub use diff::{DiffFormat, DiffReport};
pub use lint::{LintFormat, LintReport, Look};
pub use show::{Show, ShowFormat};
