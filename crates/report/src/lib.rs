//! Findings and estimates in, text out: one file per output format, no file and no terminal touched.

pub mod lint;
mod text;

pub use lint::{LintFormat, LintReport, Look};
