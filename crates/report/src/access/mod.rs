//! Answers about access: can this principal work, who can do that, and the policy of a use case.

mod document;
mod reason;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;

use fact::Sources;
use iam::{Target, UseCase, Written};
use model::access::{Check, Who};

use crate::text;

pub use document::SCHEMA;

/// An answer and what it points into.
#[derive(Clone, Copy, Debug)]
pub struct AccessReport<'r> {
    /// The texts.
    pub sources: &'r Sources,
    /// The version of the program.
    pub version: &'r str,
    /// The answer.
    pub answer: AccessAnswer<'r>,
}

/// What was asked, answered.
#[derive(Clone, Copy, Debug)]
pub enum AccessAnswer<'r> {
    /// Can this principal work?
    Check(&'r Check<'r>),
    /// Who can do that?
    Who(&'r Who<'r>),
    /// What does this use case need?
    Policy {
        /// The use case.
        case: UseCase,
        /// On what.
        target: &'r Target,
        /// The policy.
        written: &'r Written,
    },
}

/// How an answer is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccessFormat {
    /// Lines for people; of a policy the document alone.
    Text,
    /// `mskwise/access/1`.
    Json,
}

impl AccessFormat {
    /// Every format with its name.
    pub const ALL: &[(&str, Self)] = &[("text", Self::Text), ("json", Self::Json)];
}

/// How an answer for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessLook {
    /// Whether escape sequences colour it.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
    /// Whether policies are written as YAML for a template instead of JSON.
    pub yaml: bool,
}

/// Writes an answer in a format.
///
/// # Errors
/// Only those of `out`.
pub fn write(
    format: AccessFormat,
    report: &AccessReport<'_>,
    look: AccessLook,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let document = document::Document::of(report);
    match format {
        AccessFormat::Json => text::json(&document, out),
        AccessFormat::Text => table::write(&document, report, look, out),
    }
}
