//! One service of the catalog: its actions, resource types and condition keys. They are read when a policy first names the
//! service; most policies name few.

use std::{collections::BTreeMap, sync::OnceLock};

use syntax::json::Row;

use crate::{ActionFacts, Resource};

/// One service by its action prefix.
#[derive(Debug)]
pub struct Service {
    /// The prefix of its actions: `kafka-cluster`.
    pub prefix: &'static str,
    /// Its full name.
    pub name: &'static str,
    /// Whether every action of the service is listed.
    pub complete: bool,
    row: Row<'static>,
    tables: OnceLock<Tables>,
}

/// What the authorization tables of a service list.
#[derive(Debug)]
struct Tables {
    resources: BTreeMap<&'static str, Resource>,
    /// By their names in lower case: as the tables write them, and their types.
    keys: BTreeMap<String, (&'static str, Key)>,
    actions: Vec<ActionFacts>,
}

/// The type of a condition key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// One value per request.
    One,
    /// Several values per request.
    Many,
}

impl Service {
    pub(crate) fn read(prefix: &'static str, row: Row<'static>) -> Self {
        Self {
            prefix,
            name: row.text("name"),
            complete: row.flag("complete"),
            row,
            tables: OnceLock::new(),
        }
    }

    fn tables(&self) -> &Tables {
        self.tables
            .get_or_init(|| Tables::read(self.prefix, self.row))
    }

    /// The pattern of the ARNs of a resource type.
    #[must_use]
    pub fn resource(&self, kind: &str) -> Option<&Resource> {
        self.tables().resources.get(kind)
    }

    /// The type of a condition key of the service's own tables, by its name in lower case; `None` as well for every key
    /// of a service that is not listed in full.
    #[must_use]
    pub fn key(&self, lower: &str) -> Option<Key> {
        self.tables().keys.get(lower).map(|(_, key)| *key)
    }

    /// The same keys as the tables write them: `kafka:publicAccessEnabled`.
    pub fn written_keys(&self) -> impl Iterator<Item = &'static str> {
        self.tables().keys.values().map(|(written, _)| *written)
    }

    /// The actions, sorted by name.
    #[must_use]
    pub fn actions(&self) -> &[ActionFacts] {
        &self.tables().actions
    }
}

impl Tables {
    fn read(prefix: &'static str, row: Row<'static>) -> Self {
        // Names go by byte order, which is not that of the file everywhere.
        let actions = row.lists_by_name("actions");
        let resources = row.texts_by_name("resources").into_iter();
        let keys = row.texts_by_name("keys").into_iter();
        Self {
            resources: resources
                .map(|(name, arn)| (name, Resource::of(arn)))
                .collect(),
            keys: keys
                .map(|(key, kind)| {
                    let kind = if kind == "many" { Key::Many } else { Key::One };
                    (key.to_ascii_lowercase(), (key, kind))
                })
                .collect(),
            actions: actions
                .into_iter()
                .map(|(name, row)| ActionFacts::of(prefix, name, &row))
                .collect(),
        }
    }
}
