//! A quantity as somebody stated it: its range, on whose word it rests, and where it was written.

use fact::Span;

use crate::{Quantity, Range};

/// On whose word a quantity rests. The order is from firm to weak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Written in a template.
    Declared,
    /// Given by the user: scenario, usage file or flag.
    Given,
    /// Nobody said it; it follows from a default that the estimate lists.
    Assumed,
}

impl Basis {
    /// The word in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Given => "given",
            Self::Assumed => "assumed",
        }
    }
}

/// A quantity and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated<T> {
    /// How much.
    pub range: Range<T>,
    /// On whose word.
    pub basis: Basis,
    /// Where it was written.
    pub at: Option<Span>,
}

impl<T: Quantity> Stated<T> {
    /// A quantity the user gave.
    #[must_use]
    pub fn given(value: T) -> Self {
        Self {
            range: Range::exact(value),
            basis: Basis::Given,
            at: None,
        }
    }

    /// A quantity a template declares.
    #[must_use]
    pub fn declared(value: T, at: Span) -> Self {
        Self {
            range: Range::exact(value),
            basis: Basis::Declared,
            at: Some(at),
        }
    }
}
