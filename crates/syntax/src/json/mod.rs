//! JSON text → values that borrow from it, for files that are compiled in and documents that a program of ours wrote. It
//! is a tenth of what a general reader brings along for each type it fills, which counts where every byte is sent to a
//! browser. What a person wrote is read by [`crate::parse`], which knows the place of everything.

mod decimal;
mod read;
mod record;

use std::borrow::Cow;

pub use crate::toml::Mistake;
pub use decimal::plain;
pub use read::parse;
pub use record::{Record, Row, read_file};

/// A value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is spelt.
    Number(&'t str),
    /// A string; borrowed unless it has escapes.
    Text(Cow<'t, str>),
    /// `[…]`.
    List(Vec<Value<'t>>),
    /// `{…}`, in the order written.
    Object(Vec<Field<'t>>),
}

/// A key and what stands behind it.
pub type Field<'t> = (Cow<'t, str>, Value<'t>);

impl<'t> Value<'t> {
    /// What stands behind a key of an object; `null` counts as nothing.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let mut fields = self.fields().iter();
        let (_, value) = fields.find(|(known, _)| known == key)?;
        (*value != Self::Null).then_some(value)
    }

    /// The string.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The string as it stands in the document; `None` for one with escapes as well.
    #[must_use]
    pub fn plain_text(&self) -> Option<&'t str> {
        match self {
            Self::Text(Cow::Borrowed(text)) => Some(text),
            _ => None,
        }
    }

    /// The whole number, where the type has room for it.
    #[must_use]
    pub fn number<N: TryFrom<i64>>(&self) -> Option<N> {
        match self {
            Self::Number(text) => N::try_from(text.parse().ok()?).ok(),
            _ => None,
        }
    }

    /// The number as a float: of plain decimals of at most fifteen digits the nearest there is; `None` for others. What
    /// reads every decimal brings a table of ten kilobytes along.
    #[must_use]
    pub fn figure(&self) -> Option<f64> {
        match self {
            Self::Number(text) => decimal::float(text),
            _ => None,
        }
    }

    /// `true` or `false`.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The values of a list; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The fields of an object; none of anything else.
    #[must_use]
    pub fn fields(&self) -> &[Field<'t>] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests;
