//! What was understood of an estate: the answer to "why does it think that?".

mod document;
mod people;
mod tree;
mod value;

use std::fmt;

use model::Estate;

use crate::text;

pub use document::{SCHEMA, Show};

/// How an estate is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShowFormat {
    /// Indented lines for a terminal.
    Tree,
    /// `mskwise/show/1`.
    Json,
}

impl ShowFormat {
    /// Every format with its name.
    pub const ALL: &[(&str, Self)] = &[("tree", Self::Tree), ("json", Self::Json)];
}

/// Writes an estate in a format.
///
/// # Errors
/// Only those of `out`.
pub fn write(format: ShowFormat, estate: &Estate, out: &mut impl fmt::Write) -> fmt::Result {
    let show = Show::of(estate);
    match format {
        ShowFormat::Tree => tree::write(&show, out),
        ShowFormat::Json => text::json(&show, out),
    }
}

#[cfg(test)]
mod tests;
