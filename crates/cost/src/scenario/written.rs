//! A document of texts, flags, lists and tables on its way out: what a scenario is made of, without the kinds of number
//! and the hashed tables of a general JSON value, which a browser would load for nothing.

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};

/// A value of the document.
pub(super) enum Written {
    Text(String),
    Flag(bool),
    List(Vec<Written>),
    Table(Table),
}

/// Keys and values in the order in which they are added.
#[derive(Default)]
pub(super) struct Table(Vec<(String, Written)>);

impl Table {
    pub(super) fn add(&mut self, key: &str, value: Written) {
        self.0.push((key.to_owned(), value));
    }

    /// Adds a text.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.add(key, Written::Text(text.to_owned()));
    }

    /// Adds a table unless nothing is in it.
    pub(super) fn table(&mut self, key: &str, table: Self) {
        if !table.0.is_empty() {
            self.add(key, Written::Table(table));
        }
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Table(table) => table.serialize(serializer),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
        }
    }
}
