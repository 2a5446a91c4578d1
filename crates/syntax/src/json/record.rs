//! An object of a data file of ours → the fields its reader asks for.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use super::{Document, Value, parse};

/// An object of a file that is compiled in.
///
/// A field that must be there and is not, or is something else, is a fault of the file: reading ends with a panic, which
/// never happens in a built product because the tests of every data file read all of it.
#[derive(Clone, Copy, Debug)]
pub struct Record<'d, 't>(Value<'d, 't>);

/// A file that is compiled in, or an entry of one.
pub type Row<'d> = Record<'d, 'static>;

/// Reads a file that is compiled in: `make` gets its outermost record.
///
/// # Panics
/// Never in a built product: the unit tests of every data file read it.
pub fn read_file<T>(name: &str, text: &'static str, make: impl FnOnce(Row<'_>) -> T) -> T {
    make(Record::of(parse_file(name, text).root()))
}

/// The same for a file that is kept as it is.
///
/// # Panics
/// Never in a built product: the unit tests of every data file read it.
#[must_use]
pub fn parse_file(name: &str, text: &'static str) -> Document<'static> {
    match parse(text) {
        Ok(document) => document,
        Err(mistake) => {
            unreachable!("data/{name} is compiled in and read by the unit tests: {mistake:?}")
        }
    }
}

impl<'d, 't> Record<'d, 't> {
    /// The record that an object is.
    #[must_use]
    pub fn of(value: Value<'d, 't>) -> Self {
        Self(value)
    }

    /// What stands behind a key, where something does.
    #[must_use]
    pub fn value(self, key: &str) -> Option<Value<'d, 't>> {
        self.0.get(key)
    }

    fn needed<T>(self, key: &str, found: Option<T>) -> T {
        match found {
            Some(found) => found,
            None => unreachable!("a data file that the tests read has no right `{key}` in {self}"),
        }
    }

    /// A field that may be missing but not be anything else.
    fn optional<T>(self, key: &str, read: fn(Value<'d, 't>) -> Option<T>) -> Option<T> {
        let value = self.value(key)?;
        Some(self.needed(key, read(value)))
    }

    /// A text.
    #[must_use]
    pub fn text(self, key: &str) -> &'t str {
        self.needed(key, self.text_if_any(key))
    }

    /// A text that may be missing.
    #[must_use]
    pub fn text_if_any(self, key: &str) -> Option<&'t str> {
        self.optional(key, Value::plain_text)
    }

    /// Texts; none where the field is missing.
    #[must_use]
    pub fn texts(self, key: &str) -> Vec<&'t str> {
        self.each(key, Value::plain_text)
    }

    /// Lists of texts; none where the field is missing.
    #[must_use]
    pub fn lists_of_texts(self, key: &str) -> Vec<Vec<&'t str>> {
        let texts = |list: Value<'d, 't>| -> Option<Vec<_>> {
            list.items().map(Value::plain_text).collect()
        };
        let lists = self.list(key);
        lists.map(|list| self.needed(key, texts(list))).collect()
    }

    /// A whole number.
    #[must_use]
    pub fn number<N: TryFrom<i64>>(self, key: &str) -> N {
        self.needed(key, self.number_if_any(key))
    }

    /// A whole number that may be missing.
    #[must_use]
    pub fn number_if_any<N: TryFrom<i64>>(self, key: &str) -> Option<N> {
        self.optional(key, Value::number)
    }

    /// Whole numbers; none where the field is missing.
    #[must_use]
    pub fn numbers<N: TryFrom<i64>>(self, key: &str) -> Vec<N> {
        self.each(key, Value::number)
    }

    /// A decimal; see [`Value::figure`].
    #[must_use]
    pub fn figure(self, key: &str) -> f64 {
        self.needed(key, self.figure_if_any(key))
    }

    /// A decimal that may be missing.
    #[must_use]
    pub fn figure_if_any(self, key: &str) -> Option<f64> {
        self.optional(key, Value::figure)
    }

    /// Decimals; none where the field is missing.
    #[must_use]
    pub fn figures(self, key: &str) -> Vec<f64> {
        self.each(key, Value::figure)
    }

    /// `true` or `false`; `false` where the field is missing.
    #[must_use]
    pub fn flag(self, key: &str) -> bool {
        self.flag_if_any(key).unwrap_or_default()
    }

    /// `true` or `false`, or nothing.
    #[must_use]
    pub fn flag_if_any(self, key: &str) -> Option<bool> {
        self.optional(key, Value::flag)
    }

    /// One of the words of a table, as what it means.
    #[must_use]
    pub fn word<T: Copy>(self, key: &str, table: &[(&str, T)]) -> T {
        self.needed(key, self.word_if_any(key, table))
    }

    /// The same, where the field may be missing.
    #[must_use]
    pub fn word_if_any<T: Copy>(self, key: &str, table: &[(&str, T)]) -> Option<T> {
        let value = self.value(key)?;
        Some(self.needed(key, meaning(value, table)))
    }

    /// Several words; none where the field is missing.
    #[must_use]
    pub fn words<T: Copy>(self, key: &str, table: &[(&str, T)]) -> Vec<T> {
        let items = self.list(key);
        items
            .map(|item| self.needed(key, meaning(item, table)))
            .collect()
    }

    /// A record.
    #[must_use]
    pub fn record(self, key: &str) -> Self {
        self.needed(key, self.record_if_any(key))
    }

    /// A record that may be missing.
    #[must_use]
    pub fn record_if_any(self, key: &str) -> Option<Self> {
        self.value(key).map(Self)
    }

    /// Records; none where the field is missing.
    pub fn records(self, key: &str) -> impl Iterator<Item = Self> {
        self.list(key).map(Self)
    }

    /// The records behind the keys of a field, which are names; none where it is missing.
    pub fn named(self, key: &str) -> impl Iterator<Item = (&'t str, Self)> {
        let record = self.record_if_any(key);
        record.into_iter().flat_map(Self::named_here)
    }

    fn named_here(self) -> impl Iterator<Item = (&'t str, Self)> {
        self.0.fields().map(move |(name, value)| match name {
            Cow::Borrowed(name) => (name, Self(value)),
            Cow::Owned(name) => self.needed(&name, None),
        })
    }

    /// The keys behind which a record stands.
    pub fn tables(self) -> impl Iterator<Item = &'t str> {
        let fields = self.named_here();
        fields.filter_map(|(key, Self(value))| value.is_object().then_some(key))
    }

    /// Texts by name; none where the field is missing.
    #[must_use]
    pub fn texts_by_name(self, key: &str) -> BTreeMap<&'t str, &'t str> {
        self.named(key)
            .map(|(name, Self(value))| (name, self.needed(name, value.plain_text())))
            .collect()
    }

    /// Lists of texts by name; none where the field is missing.
    #[must_use]
    pub fn lists_by_name(self, key: &str) -> BTreeMap<&'t str, Vec<&'t str>> {
        let Some(lists) = self.record_if_any(key) else {
            return BTreeMap::new();
        };
        let named = lists.named_here();
        named.map(|(name, _)| (name, lists.texts(name))).collect()
    }

    fn list(self, key: &str) -> impl Iterator<Item = Value<'d, 't>> + use<'d, 't> {
        let list = self.value(key);
        if list.is_some_and(|value| !value.is_list()) {
            self.needed::<()>(key, None);
        }
        list.into_iter().flat_map(Value::items)
    }

    fn each<T>(self, key: &str, read: fn(Value<'d, 't>) -> Option<T>) -> Vec<T> {
        let items = self.list(key);
        items.map(|item| self.needed(key, read(item))).collect()
    }
}

fn meaning<T: Copy>(value: Value<'_, '_>, table: &[(&str, T)]) -> Option<T> {
    let word = value.plain_text()?;
    let found = table.iter().find(|(known, _)| *known == word);
    found.map(|(_, meaning)| *meaning)
}

impl fmt::Display for Record<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}
