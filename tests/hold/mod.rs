//! What holds for any bytes at all, one function per kind of input: bytes in, a panic when something does not hold.
//! The fuzz targets feed them mutations, `tests/hostile.rs` the cases that fuzzing has found.

#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a panic is how a check tells what does not hold"
)]

mod documents;
mod estate;
mod guard;
mod policies;
mod prices;
mod properties;

pub use documents::{configuration, parameters};
pub use estate::{plans, templates};
pub use guard::{guard, is_engine};
pub use policies::policies;
pub use prices::{prices, scenarios};
pub use properties::properties;

/// A check of arbitrary bytes.
pub type Check = fn(&[u8]);

/// Every kind of input by the name of its fuzz target, dictionary and folder of cases.
pub const ALL: &[(&str, Check)] = &[
    ("configuration", configuration),
    ("guard", guard),
    ("parameters", parameters),
    ("plans", plans),
    ("policies", policies),
    ("prices", prices),
    ("properties", properties),
    ("scenarios", scenarios),
    ("templates", templates),
];

/// Nothing but readers of text take anything; what is not UTF-8 ends before them.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// A range of a text begins and ends with characters of it.
fn in_text(text: &str, at: &std::ops::Range<usize>, what: &dyn std::fmt::Debug) {
    assert!(text.get(at.clone()).is_some(), "{at:?} of {what:?}");
}
