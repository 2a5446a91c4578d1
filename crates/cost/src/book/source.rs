//! Where a figure comes from: the descriptions in `pricing/sources.toml`.

use std::sync::OnceLock;

use crate::{
    Named,
    outline::{self, Complaints, Fields},
};

/// What a source is and how to find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `primary` (AWS's own data or text) or `secondary` (somebody's dated transcription of it).
    pub kind: String,
    /// What it is.
    pub what: String,
    /// Where it is.
    pub place: String,
    /// The day it speaks of.
    pub as_of: String,
}

impl Source {
    /// The source of a key that a price carries; `None` for the keys of a user's own price book.
    #[must_use]
    pub fn of_key(key: &str) -> Option<&'static Self> {
        static ALL: OnceLock<Named<Source>> = OnceLock::new();
        ALL.get_or_init(|| all(include_str!("../../../../pricing/sources.toml")))
            .get(key)
    }
}

fn all(text: &str) -> Named<Source> {
    let Ok(root) = outline::toml(text) else {
        return Named::default();
    };
    let complaints = Complaints::default();
    let Some(mut root) = Fields::of(&root, String::new(), &complaints) else {
        return Named::default();
    };
    let source = |entry: &outline::Entry| {
        let mut fields = Fields::of(&entry.value, entry.key.clone(), &complaints)?;
        let mut text = |key| fields.text(key).map(str::to_owned);
        let source = Source {
            kind: text("kind")?,
            what: text("what")?,
            place: text("where")?,
            as_of: text("as_of")?,
        };
        Some((entry.key.clone(), source))
    };
    root.rest().iter().filter_map(source).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_description_is_complete() {
        let text = include_str!("../../../../pricing/sources.toml");
        let headers = text.lines().filter(|line| line.starts_with('[')).count();
        assert_eq!(all(text).iter().count(), headers);
        assert!(headers > 10);
        let msk = Source::of_key("aws-msk-2025-04").unwrap();
        assert_eq!((&*msk.kind, &*msk.as_of), ("primary", "2025-04-04"));
    }
}
