//! A TOML data file of this crate → its type. By way of JSON, of which a build holds one reader for all types.

use serde::de::DeserializeOwned;

/// Reads a file; `None` where it is not what it should be, which the tests of each file would show.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let json = syntax::toml::to_json(text).ok()?;
    serde_json::from_str(&json).ok()
}
