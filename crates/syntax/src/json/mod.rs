//! JSON text → values that borrow from it, for files that are compiled in and documents that a program of ours wrote. It
//! is a tenth of what a general reader brings along for each type it fills, which counts where every byte is sent to a
//! browser. What a person wrote is read by [`crate::parse`], which knows the place of everything.
//!
//! A document is one flat list: every value, and behind a list or an object what is in it. Reading it so costs a handful
//! of allocations whatever its size, and what nobody asks for is stepped over.

mod decimal;
mod read;
mod record;
mod string;

use std::{borrow::Cow, fmt};

pub use crate::toml::Mistake;
pub use decimal::plain;
pub use read::parse;
pub use record::{Record, Row, parse_file, read_file};

/// A document that was read.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    /// In the order written; keys are texts in front of what stands behind them. Never empty.
    nodes: Vec<Node>,
}

/// A value, a key, or the beginning of a list or an object.
#[derive(Clone, Copy, Debug)]
struct Node {
    what: What,
    /// Where its text begins, quotes excluded.
    start: u32,
    /// Where it ends.
    end: u32,
    /// The node behind all that is in this one.
    next: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Null,
    True,
    False,
    Number,
    /// Without escapes: as it stands in the document.
    Plain,
    /// With escapes, which were found sound.
    Escaped,
    List,
    Object,
}

/// A value of a document.
#[derive(Clone, Copy)]
pub struct Value<'d, 't> {
    document: &'d Document<'t>,
    at: u32,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is spelt.
    Number(&'t str),
    /// A string; borrowed unless it has escapes.
    Text(Cow<'t, str>),
    /// `[…]`; see [`Value::items`].
    List,
    /// `{…}`; see [`Value::fields`].
    Object,
}

impl<'t> Document<'t> {
    /// The value that the document is.
    #[must_use]
    pub fn root(&self) -> Value<'_, 't> {
        Value {
            document: self,
            at: 0,
        }
    }
}

impl<'d, 't> Value<'d, 't> {
    fn node(self) -> Node {
        const NOTHING: Node = Node {
            what: What::Null,
            start: 0,
            end: 0,
            next: 0,
        };
        let node = self.document.nodes.get(self.at as usize);
        node.copied().unwrap_or(NOTHING)
    }

    fn what(self) -> What {
        self.node().what
    }

    /// As it stands in the document, quotes excluded.
    fn written(self) -> &'t str {
        let Node { start, end, .. } = self.node();
        self.document
            .text
            .get(start as usize..end as usize)
            .unwrap_or("")
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> Kind<'t> {
        match self.what() {
            What::Null => Kind::Null,
            What::True => Kind::Bool(true),
            What::False => Kind::Bool(false),
            What::Number => Kind::Number(self.written()),
            What::Plain => Kind::Text(Cow::Borrowed(self.written())),
            What::Escaped => Kind::Text(Cow::Owned(string::unescaped(self.written()))),
            What::List => Kind::List,
            What::Object => Kind::Object,
        }
    }

    /// Whether it is a list.
    #[must_use]
    pub fn is_list(self) -> bool {
        self.what() == What::List
    }

    /// Whether it is an object.
    #[must_use]
    pub fn is_object(self) -> bool {
        self.what() == What::Object
    }

    /// What stands behind a key of an object; `null` counts as nothing.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        let mut fields = self.keys();
        let (_, value) = fields.find(|(known, _)| known.is(key))?;
        (value.what() != What::Null).then_some(value)
    }

    /// Whether it is that text.
    fn is(self, text: &str) -> bool {
        let Node {
            what, start, end, ..
        } = self.node();
        match what {
            // Most keys are told apart by their length alone, and most values are found behind many keys.
            What::Plain => (end - start) as usize == text.len() && self.written() == text,
            What::Escaped => string::unescaped(self.written()) == text,
            _ => false,
        }
    }

    /// The string.
    #[must_use]
    pub fn text(self) -> Option<Cow<'t, str>> {
        match self.kind() {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The string as it stands in the document; `None` for one with escapes as well.
    #[must_use]
    pub fn plain_text(self) -> Option<&'t str> {
        (self.what() == What::Plain).then(|| self.written())
    }

    /// The whole number, where the type has room for it.
    #[must_use]
    pub fn number<N: TryFrom<i64>>(self) -> Option<N> {
        match self.what() {
            What::Number => N::try_from(self.written().parse().ok()?).ok(),
            _ => None,
        }
    }

    /// The number as a float: of plain decimals of at most fifteen digits the nearest there is; `None` for others. What
    /// reads every decimal brings a table of ten kilobytes along.
    #[must_use]
    pub fn figure(self) -> Option<f64> {
        match self.what() {
            What::Number => decimal::float(self.written()),
            _ => None,
        }
    }

    /// `true` or `false`.
    #[must_use]
    pub fn flag(self) -> Option<bool> {
        match self.what() {
            What::True => Some(true),
            What::False => Some(false),
            _ => None,
        }
    }

    /// What lies in it, keys included.
    fn inside(self) -> Inside<'d, 't> {
        Inside {
            document: self.document,
            at: self.at.saturating_add(1),
            end: self.node().next,
        }
    }

    /// The values of a list; none of anything else.
    pub fn items(self) -> impl Iterator<Item = Self> + Clone + use<'d, 't> {
        let values = self.is_list().then(|| self.inside());
        values.into_iter().flatten()
    }

    /// The fields of an object, in the order written; none of anything else.
    pub fn fields(self) -> impl Iterator<Item = (Cow<'t, str>, Self)> + use<'d, 't> {
        self.keys()
            .map(|(key, value)| (key.text().unwrap_or_default(), value))
    }

    /// The same with keys as they are written.
    fn keys(self) -> Keys<'d, 't> {
        Keys(self.is_object().then(|| self.inside()))
    }

    /// The fields of an object that is still being read, up to a node.
    fn keys_before(self, end: u32) -> Keys<'d, 't> {
        Keys(Some(Inside {
            end,
            ..self.inside()
        }))
    }
}

/// One value after the other, over what lies in each.
#[derive(Clone)]
struct Inside<'d, 't> {
    document: &'d Document<'t>,
    at: u32,
    end: u32,
}

impl<'d, 't> Iterator for Inside<'d, 't> {
    type Item = Value<'d, 't>;

    fn next(&mut self) -> Option<Self::Item> {
        let value = Value {
            document: self.document,
            at: self.at,
        };
        let more = self.at < self.end;
        more.then(|| {
            self.at = value.node().next;
            value
        })
    }
}

/// A key and what stands behind it, one after the other.
struct Keys<'d, 't>(Option<Inside<'d, 't>>);

impl<'d, 't> Iterator for Keys<'d, 't> {
    type Item = (Value<'d, 't>, Value<'d, 't>);

    fn next(&mut self) -> Option<Self::Item> {
        let inside = self.0.as_mut()?;
        Some((inside.next()?, inside.next()?))
    }
}

/// The text of the value.
impl fmt::Debug for Value<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.written())
    }
}

#[cfg(test)]
mod tests;
