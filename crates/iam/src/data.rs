//! A JSON data file of this crate → its type.

use syntax::json::{self, Record};

/// A file of `data/`, or an entry of one.
pub(crate) type Row<'v> = Record<'v, 'static>;

/// Reads a file: `make` gets its outermost record.
///
/// # Panics
/// Never in a built product: the text is compiled in, and the unit tests of every data file read it.
pub(crate) fn read<T>(name: &str, text: &'static str, make: impl FnOnce(Row<'_>) -> T) -> T {
    match json::parse(text) {
        Ok(value) => make(Row::of(&value)),
        Err(mistake) => {
            unreachable!("data/{name} is compiled in and read by the unit tests: {mistake:?}")
        }
    }
}
