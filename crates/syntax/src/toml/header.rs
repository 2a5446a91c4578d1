//! Where an entry belongs: from a path of keys to the table that takes it.

use super::{Item, Made, Table};

/// More keys than any table has; keeps the time on hostile input bounded.
const MOST_KEYS: usize = 2_000;

/// Why a path leads nowhere.
pub(super) type Blocked = &'static str;

const TWICE: Blocked = "this key was given before";
const CLOSED: Blocked = "what was written before takes no more keys";
const CROWDED: Blocked = "a table has more keys than are read";

impl Table {
    fn place(&self, key: &str) -> Option<usize> {
        self.entries.iter().position(|(known, _)| known == key)
    }

    /// Puts an item behind a new key.
    pub(super) fn insert(&mut self, key: String, item: Item) -> Result<&mut Item, Blocked> {
        if self.place(&key).is_some() {
            return Err(TWICE);
        }
        if self.entries.len() >= MOST_KEYS {
            return Err(CROWDED);
        }
        self.entries.push((key, item));
        self.entries.last_mut().map(|(_, item)| item).ok_or(CROWDED)
    }

    /// The table behind a key, of a list of tables the last; made where there is none.
    pub(super) fn inner(&mut self, key: &str, made: Made) -> Result<&mut Table, Blocked> {
        if self.place(key).is_none() {
            let table = Table {
                made,
                ..Table::default()
            };
            self.insert(key.to_owned(), Item::Table(table))?;
        }
        let at = self.place(key);
        match at.and_then(|at| self.entries.get_mut(at)) {
            Some((_, Item::Table(table))) => {
                let open = match made {
                    // A dotted key adds to what dotted keys made, not to what has a header of its own.
                    Made::Dotted => table.made == Made::Dotted,
                    _ => table.made != Made::Inline,
                };
                open.then_some(table).ok_or(CLOSED)
            }
            Some((_, Item::Tables(tables))) if made != Made::Dotted => {
                tables.last_mut().ok_or(CLOSED)
            }
            _ => Err(CLOSED),
        }
    }

    /// The table of a header: `[a.b]`, or `[[a.b]]` where it begins another one of a list.
    pub(super) fn headed(&mut self, path: &[String], another: bool) -> Result<&mut Table, Blocked> {
        let Some((last, before)) = path.split_last() else {
            return Err(CLOSED);
        };
        let mut table = self;
        for key in before {
            table = table.inner(key, Made::Implied)?;
        }
        let new = Table {
            made: Made::Header,
            ..Table::default()
        };
        if another {
            if table.place(last).is_none() {
                table.insert(last.clone(), Item::Tables(Vec::new()))?;
            }
            let at = table.place(last);
            let Some((_, Item::Tables(tables))) = at.and_then(|at| table.entries.get_mut(at))
            else {
                return Err(CLOSED);
            };
            tables.push(new);
            return tables.last_mut().ok_or(CLOSED);
        }
        let at = table.place(last);
        let Some(at) = at else {
            let made = table.insert(last.clone(), Item::Table(new))?;
            return match made {
                Item::Table(table) => Ok(table),
                _ => Err(CLOSED),
            };
        };
        match table.entries.get_mut(at) {
            Some((_, Item::Table(table))) if table.made == Made::Implied => {
                table.made = Made::Header;
                Ok(table)
            }
            _ => Err(TWICE),
        }
    }
}
