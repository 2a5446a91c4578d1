//! Holds a document to a JSON schema: the few keywords that ours uses, and none that it would not understand.

use serde_json::{Map, Value};

/// The schema of findings.
pub(crate) const LINT: &str = include_str!("../schema/lint-1.json");
/// The schema of bills.
pub(crate) const COST: &str = include_str!("../schema/cost-1.json");
/// The schema of comparisons of kinds.
pub(crate) const COMPARE: &str = include_str!("../schema/compare-1.json");
/// The schema of comparisons of versions.
pub(crate) const DIFF: &str = include_str!("../schema/diff-1.json");
/// The schema of answers about access.
pub(crate) const ACCESS: &str = include_str!("../schema/access-1.json");

/// Panics where the document breaks the published schema.
pub(crate) fn check(document: &Value, schema: &str) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let faults = faults(document, &schema, &schema, "$");
    assert!(faults.is_empty(), "{faults:#?}");
}

fn faults(value: &Value, schema: &Value, root: &Value, at: &str) -> Vec<String> {
    let rules = schema.as_object().unwrap();
    let mut found = Vec::new();
    for (keyword, rule) in rules {
        match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                found.extend(faults(value, &root["$defs"][name], root, at));
            }
            "anyOf" => {
                let fits = |one: &Value| faults(value, one, root, at).is_empty();
                if !rule.as_array().unwrap().iter().any(fits) {
                    found.push(format!("{at}: fits none of the alternatives: {value}"));
                }
            }
            "type" if !typed(value, rule) => found.push(format!("{at}: {value} is not {rule}")),
            "const" if value != rule => found.push(format!("{at}: {value} is not {rule}")),
            "enum" if !rule.as_array().unwrap().contains(value) => {
                found.push(format!("{at}: {value} is none of {rule}"));
            }
            "minimum" if value.is_number() && value.as_i64() < rule.as_i64() => {
                found.push(format!("{at}: {value} is too small"))
            }
            "required" => {
                let lacks = |key: &&Value| value.get(key.as_str().unwrap()).is_none();
                let lacking = rule.as_array().unwrap().iter().filter(lacks);
                found.extend(lacking.map(|key| format!("{at}: lacks {key}")));
            }
            "properties" => found.extend(members(value, rule.as_object().unwrap(), root, at)),
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(faults(item, rule, root, &format!("{at}[{index}]")));
                }
            }
            "type" | "const" | "enum" | "minimum" => {}
            other => panic!("the schema uses {other}, which this check does not know"),
        }
    }
    found
}

/// Known members fit; unknown ones are a gap in the schema, which a reader could not rely on.
fn members(value: &Value, known: &Map<String, Value>, root: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (key, member) in value.as_object().into_iter().flatten() {
        match known.get(key) {
            Some(schema) => found.extend(faults(member, schema, root, &format!("{at}.{key}"))),
            None => found.push(format!("{at}.{key}: not in the schema")),
        }
    }
    found
}

fn typed(value: &Value, rule: &Value) -> bool {
    let one = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    };
    match rule {
        Value::Array(names) => names.iter().any(|name| one(name.as_str().unwrap())),
        name => one(name.as_str().unwrap()),
    }
}

#[test]
fn the_check_finds_what_is_wrong() {
    let schema: Value = serde_json::from_str(LINT).unwrap();
    let wrong = serde_json::json!({ "schema": "mskwise/lint/2", "version": 1, "extra": null });
    let found = faults(&wrong, &schema, &schema, "$").join("\n");
    for fault in [
        "lacks \"summary\"",
        "$.schema: \"mskwise/lint/2\"",
        "$.version: 1 is not",
        "$.extra",
    ] {
        assert!(found.contains(fault), "{fault}: {found}");
    }
}
