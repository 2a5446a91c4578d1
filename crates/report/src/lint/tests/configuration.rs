//! The published schema of `mskwise.toml` and its parser know the same keys.

use std::collections::BTreeSet;

use lint::config::{KEYS, Key, LINK_KEYS, PATH_KEYS};
use serde_json::Value;

#[test]
fn schema_and_parser_know_the_same_keys() {
    let schema: Value = serde_json::from_str(crate::lint::CONFIG_SCHEMA).unwrap();
    let tables: [(&Value, &[Key]); 3] = [
        (&schema, KEYS),
        (&schema["$defs"]["path"], PATH_KEYS),
        (&schema["$defs"]["link"], LINK_KEYS),
    ];
    for (table, keys) in tables {
        let published: BTreeSet<&str> = table["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let read: BTreeSet<&str> = keys.iter().map(|key| key.name).collect();
        assert_eq!(published, read);
        assert_eq!(table["additionalProperties"], Value::Bool(false));
    }
}
