//! `cargo xtask types`: the TypeScript types of the documents, `web/src/shared/schema/*.ts`, from the published schemas.
//! Only the keywords our schemas use are known; another one is an error, not a guess.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value};

use crate::root;

/// A schema and the file its types go to.
const SCHEMAS: [(&str, &str); 5] = [
    ("crates/report/schema/lint-1.json", "lint"),
    ("crates/report/schema/cost-1.json", "cost"),
    ("crates/report/schema/compare-1.json", "compare"),
    ("crates/report/schema/diff-1.json", "diff"),
    ("crates/wasm/schema/browser-1.json", "browser"),
];

pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    if !arguments.is_empty() {
        return Err("usage: cargo xtask types".into());
    }
    for (path, text) in all()? {
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("xtask: {}", path.display());
    }
    Ok(())
}

/// Says which file is not what its schema gives.
pub(crate) fn check() -> Result<(), String> {
    for (path, text) in all()? {
        if std::fs::read_to_string(&path).is_ok_and(|found| found == text) {
            continue;
        }
        return Err(format!(
            "{} is not what its schema gives: run `cargo xtask types`",
            path.display()
        ));
    }
    Ok(())
}

fn all() -> Result<Vec<(PathBuf, String)>, String> {
    let one = |(schema, name): &(&str, &str)| {
        let text = std::fs::read_to_string(root().join(schema))
            .map_err(|error| format!("{schema}: {error}"))?;
        let parsed: Value =
            serde_json::from_str(&text).map_err(|error| format!("{schema}: {error}"))?;
        let types = types(&parsed, schema).map_err(|error| format!("{schema}: {error}"))?;
        let folder = root().join("web/src/shared/schema");
        Ok((Path::join(&folder, format!("{name}.ts")), types))
    };
    SCHEMAS.iter().map(one).collect()
}

fn types(schema: &Value, origin: &str) -> Result<String, String> {
    let mut text = format!("// From {origin} by `cargo xtask types`; do not edit.\n");
    if schema.get("properties").is_some() {
        let title = schema.get("title").and_then(Value::as_str).unwrap_or("");
        let name = title
            .split('/')
            .nth(1)
            .ok_or("the title names no document")?;
        text.push_str(&named(name, schema)?);
    }
    let definitions = schema.get("$defs").and_then(Value::as_object);
    for (name, definition) in definitions.into_iter().flat_map(sorted) {
        text.push_str(&named(name, definition)?);
    }
    Ok(text)
}

fn named(name: &str, schema: &Value) -> Result<String, String> {
    let said = comment(schema, "");
    let type_of = written(schema, "")?;
    Ok(format!(
        "\n{said}export type {} = {type_of};\n",
        pascal(name)
    ))
}

/// By name: the order in which an object keeps its members depends on what else is built.
fn sorted(members: &Map<String, Value>) -> BTreeMap<&String, &Value> {
    members.iter().collect()
}

fn comment(schema: &Value, indent: &str) -> String {
    let said = schema.get("description").and_then(Value::as_str);
    said.map_or_else(String::new, |text| format!("{indent}/** {text} */\n"))
}

fn pascal(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The type of a schema, whose lines after the first stand at an indent.
fn written(schema: &Value, indent: &str) -> Result<String, String> {
    let keywords = schema.as_object().ok_or("a schema is no object")?;
    for keyword in keywords.keys() {
        let known = [
            "$schema",
            "$defs",
            "$ref",
            "title",
            "description",
            "type",
            "required",
            "properties",
            "items",
            "enum",
            "const",
            "anyOf",
            "minimum",
        ];
        if !known.contains(&keyword.as_str()) {
            return Err(format!("`{keyword}` is a keyword without a type"));
        }
    }
    if let Some(reference) = keywords.get("$ref").and_then(Value::as_str) {
        let name = reference.strip_prefix("#/$defs/");
        return name
            .map(pascal)
            .ok_or_else(|| format!("`{reference}` is no definition"));
    }
    if let Some(value) = keywords.get("const") {
        return Ok(value.to_string());
    }
    let joined = |parts: Vec<String>| parts.join(" | ");
    if let Some(Value::Array(values)) = keywords.get("enum") {
        return Ok(joined(values.iter().map(Value::to_string).collect()));
    }
    if let Some(Value::Array(schemas)) = keywords.get("anyOf") {
        let each: Result<Vec<_>, _> = schemas.iter().map(|one| written(one, indent)).collect();
        return each.map(joined);
    }
    match keywords.get("type") {
        Some(Value::Array(names)) => {
            let each: Result<Vec<_>, _> = names
                .iter()
                .map(|name| plain(name, keywords, indent))
                .collect();
            each.map(joined)
        }
        Some(name) => plain(name, keywords, indent),
        None => Err("a schema without a type".into()),
    }
}

fn plain(name: &Value, keywords: &Map<String, Value>, indent: &str) -> Result<String, String> {
    Ok(match name.as_str() {
        Some("string") => "string".into(),
        Some("integer") => "number".into(),
        Some("boolean") => "boolean".into(),
        Some("null") => "null".into(),
        Some("array") => {
            let items = keywords.get("items").ok_or("an array of nothing")?;
            let inner = written(items, indent)?;
            if inner.contains(" | ") && !inner.starts_with('{') {
                format!("({inner})[]")
            } else {
                format!("{inner}[]")
            }
        }
        Some("object") => match keywords.get("properties").and_then(Value::as_object) {
            None => "Record<string, unknown>".into(),
            Some(properties) => object(properties, keywords.get("required"), indent)?,
        },
        _ => return Err(format!("`{name}` is no type")),
    })
}

fn object(
    properties: &Map<String, Value>,
    required: Option<&Value>,
    indent: &str,
) -> Result<String, String> {
    let required = required.and_then(Value::as_array);
    let deeper = format!("{indent}  ");
    let mut text = String::from("{\n");
    for (name, schema) in sorted(properties) {
        let needed = required.is_some_and(|names| names.iter().any(|one| one == name));
        let mark = if needed { "" } else { "?" };
        text.push_str(&comment(schema, &deeper));
        text.push_str(&format!(
            "{deeper}{name}{mark}: {};\n",
            written(schema, &deeper)?
        ));
    }
    Ok(text + indent + "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_types_in_the_site_are_those_of_the_schemas() {
        check().unwrap();
    }

    #[test]
    fn a_schema_becomes_its_type() {
        let schema = serde_json::json!({
            "title": "mskwise/thing/1",
            "type": "object",
            "required": ["a", "b"],
            "properties": {
                "a": { "description": "First.", "type": ["string", "null"] },
                "b": { "type": "array", "items": { "enum": ["x", "y"] } },
                "c": { "anyOf": [{ "type": "null" }, { "$ref": "#/$defs/part" }] }
            },
            "$defs": { "part": { "type": "object" } }
        });
        let text = types(&schema, "thing.json").unwrap();
        for line in [
            "export type Thing = {",
            "  /** First. */\n  a: string | null;",
            "  b: (\"x\" | \"y\")[];",
            "  c?: null | Part;",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        let unknown = serde_json::json!({ "oneOf": [] });
        assert!(written(&unknown, "").is_err());
    }
}
