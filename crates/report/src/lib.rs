//! Findings and estimates in, text out: one file per output format, no file and no terminal touched.

mod excerpt;
pub mod lint;
mod markdown;
mod spot;
mod text;
mod xml;

pub use lint::{LintFormat, LintReport, Look};
