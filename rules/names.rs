//! Names that the lines of a text have. In: the lines. Out: whether a fix may give one of them another name. Two lines of
//! one name are one too many, and which of the two values was meant is nobody's to decide but the author's.

use std::collections::HashSet;

use syntax::properties::Entry;

/// The names of a text, and those that fixes give.
pub(crate) struct Names(HashSet<String>);

impl Names {
    pub(crate) fn of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Self {
        let names = entries.into_iter().map(|entry| entry.key().to_owned());
        Self(names.collect())
    }

    /// Gives a name away; not twice.
    pub(crate) fn give(&mut self, name: &str) -> bool {
        self.0.insert(name.to_owned())
    }
}
