//! TOML text → a tree of tables, lists and scalars, for data files, rule pages and price books. It is a tenth of a full
//! TOML library, which counts where every byte is sent to a browser: dates come out as texts, and places are known of
//! mistakes only. Where a person's own file is read natively, the full library with all its places is used instead.

mod header;
mod json;
mod read;
mod string;

/// A table: keys in the order written, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub(crate) entries: Vec<(String, Item)>,
    pub(crate) made: Made,
}

/// What stands behind a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A string in any of the four spellings.
    Text(String),
    /// A decimal number as it is spelt, without underscores.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// A date, a time, or a number in another base: the text as it is spelt.
    Other(String),
    /// `[…]`.
    List(Vec<Item>),
    /// `{…}`, `[name]` or `a.b = …`.
    Table(Table),
    /// `[[name]]`.
    Tables(Vec<Table>),
}

/// How a table came about, which says whether it may still grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Made {
    /// By a header of a table within it.
    #[default]
    Implied,
    /// By its own header, or as the whole file.
    Header,
    /// By a dotted key.
    Dotted,
    /// In one piece, between braces.
    Inline,
}

/// What is wrong with a text, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What, and what would be right.
    pub message: String,
    /// The first byte concerned.
    pub at: usize,
}

/// Reads a whole file.
///
/// # Errors
/// The first mistake in the text.
pub fn parse(text: &str) -> Result<Table, Mistake> {
    read::file(text)
}

/// The same file as the JSON text of one object.
///
/// # Errors
/// The first mistake in the text.
pub fn to_json(text: &str) -> Result<String, Mistake> {
    parse(text).map(|table| json::text(&table))
}

impl Table {
    /// The entries in the order written.
    pub fn into_entries(self) -> impl Iterator<Item = (String, Item)> {
        self.entries.into_iter()
    }
}

#[cfg(test)]
mod tests;
