//! Where this crate's facts come from and when they were true.

use fact::Date;

/// The origin of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Where it was read.
    pub source: &'static str,
    /// The day up to which it was checked.
    pub as_of: Date,
}

impl Provenance {
    /// `None` when the day is no day, which a test rules out for every data file.
    pub(crate) fn new(source: &'static str, as_of: &str) -> Option<Self> {
        let as_of = as_of.trim().parse().ok()?;
        let source = source.trim();
        (!source.is_empty()).then_some(Self { source, as_of })
    }
}
