//! A TOML data file of this crate → its type. By way of JSON, of which a build holds one reader for all files.

use syntax::json::{self, Record};

/// Reads a file: `make` gets its outermost record. `None` where it is no TOML, which the tests of each file would show.
pub(crate) fn read<T>(text: &str, make: impl FnOnce(Record<'_, '_>) -> T) -> Option<T> {
    let json = syntax::toml::to_json(text).ok()?;
    let value = json::parse(&json).ok()?;
    Some(make(Record::of(&value)))
}

/// The texts of a field; none where it is missing.
pub(crate) fn texts(row: Record<'_, '_>, key: &str) -> Vec<String> {
    let texts = row.texts(key).into_iter();
    texts.map(str::to_owned).collect()
}

/// A text that may be missing.
pub(crate) fn text_if_any(row: Record<'_, '_>, key: &str) -> Option<String> {
    row.text_if_any(key).map(str::to_owned)
}
