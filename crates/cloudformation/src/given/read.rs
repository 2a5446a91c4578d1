//! A tree in, sets of parameter values out: which of the known shapes it has, and what stands in it.

use std::collections::BTreeMap;

use fact::FileId;
use syntax::{Entry, Node, ProblemKind};

use super::{Given, GivenError, ParameterSet, overrides, toml};

pub(super) type Read<T> = Result<T, GivenError>;

pub(super) fn parse(text: &str, name: &str) -> Read<Vec<ParameterSet>> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let lower = file.to_ascii_lowercase();
    let root = if lower.ends_with(".toml") {
        toml::tree(text)?
    } else {
        tree(text)?
    };
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if let Some(sets) = environments(&root)? {
        return Ok(sets);
    }
    let parameters = if let Some(context) = root.get("context").filter(|node| node.is_map()) {
        context_values(context)
    } else if lower.starts_with("cdk.") {
        context_values(&root)
    } else {
        values(root.get("Parameters").unwrap_or(&root))?
    };
    Ok(vec![ParameterSet {
        name: stem.to_owned(),
        given: Given {
            parameters,
            region: None,
        },
    }])
}

fn tree(text: &str) -> Read<Node> {
    let mut tree = syntax::parse(FileId::default(), text);
    if let Some(problem) = tree.problems.into_iter().next() {
        let message = match problem.kind {
            ProblemKind::Empty => "the file is empty; it should hold parameter values".to_owned(),
            _ => problem.message,
        };
        return Err(GivenError {
            at: problem.span.range(),
            message,
        });
    }
    if tree.documents.is_empty() {
        return Err(error(0..0, "the file holds no parameter values"));
    }
    Ok(tree.documents.remove(0))
}

pub(super) fn error(at: std::ops::Range<usize>, message: impl Into<String>) -> GivenError {
    GivenError {
        at,
        message: message.into(),
    }
}

fn wrong(node: &Node, message: impl Into<String>) -> GivenError {
    error(node.full_span().range(), message)
}

/// A plain map, or CloudFormation's list.
fn values(node: &Node) -> Read<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    if node.is_map() {
        for entry in node.entries() {
            if let Some(value) = value_of(entry)? {
                found.insert(entry.key.text.to_string(), value);
            }
        }
        return Ok(found);
    }
    if !node.is_list() {
        return Err(wrong(
            node,
            "parameter values are a map, or a list of ParameterKey and ParameterValue",
        ));
    }
    for item in node.items() {
        if let Some(text) = item.as_str() {
            let Some((key, value)) = text.split_once('=') else {
                return Err(wrong(
                    item,
                    format!("`{text}` is not of the form Key=Value"),
                ));
            };
            found.insert(key.to_owned(), value.to_owned());
            continue;
        }
        let Some(key) = item.get("ParameterKey").and_then(Node::as_str) else {
            return Err(wrong(item, "this entry has no ParameterKey"));
        };
        // `UsePreviousValue` keeps what the deployed stack has, which nobody knows here.
        let Some(entry) = item.entry("ParameterValue") else {
            if item.get("UsePreviousValue").is_some() {
                continue;
            }
            return Err(wrong(
                item,
                format!("the parameter {key} has no ParameterValue"),
            ));
        };
        if let Some(value) = value_of(entry)? {
            found.insert(key.to_owned(), value);
        }
    }
    Ok(found)
}

/// A value as a text; `None` for null.
fn value_of(entry: &Entry) -> Read<Option<String>> {
    let node = &entry.value;
    if node.is_null() {
        return Ok(None);
    }
    if let Some(text) = node.as_str() {
        return Ok(Some(text.to_owned()));
    }
    let items: Option<Vec<&str>> = node.items().iter().map(Node::as_str).collect();
    match items {
        Some(items) if node.is_list() => Ok(Some(items.join(","))),
        _ => Err(wrong(
            node,
            format!(
                "the value of {} is neither a text nor a list of texts",
                entry.key.text
            ),
        )),
    }
}

/// Context holds answers of look-ups besides settings; only what can be a parameter value is taken.
fn context_values(context: &Node) -> BTreeMap<String, String> {
    let scalars = context.entries().iter().filter_map(|entry| {
        let text = entry.value.as_str().filter(|_| !entry.value.is_null())?;
        Some((entry.key.text.to_string(), text.to_owned()))
    });
    scalars.collect()
}

/// The environments of a `samconfig`: tables of commands, each with `parameters`. `None` for any other file.
fn environments(root: &Node) -> Read<Option<Vec<ParameterSet>>> {
    let is_command = |entry: &Entry| entry.value.get("parameters").is_some_and(Node::is_map);
    let is_environment =
        |entry: &&Entry| entry.value.is_map() && entry.value.entries().iter().any(is_command);
    let mut sets = Vec::new();
    for environment in root.entries().iter().filter(is_environment) {
        let mut given = Given::default();
        // What stands under the command wins over what stands under `global`.
        for command in ["global", "deploy"] {
            let Some(settings) = environment
                .value
                .get(command)
                .and_then(|command| command.get("parameters"))
            else {
                continue;
            };
            if let Some(region) = settings.get("region").and_then(Node::as_str) {
                given.region = Some(region.to_owned());
            }
            if let Some(overrides) = settings.get("parameter_overrides") {
                given.parameters.extend(overridden(overrides)?);
            }
        }
        sets.push(ParameterSet {
            name: environment.key.text.to_string(),
            given,
        });
    }
    Ok((!sets.is_empty()).then_some(sets))
}

fn overridden(node: &Node) -> Read<BTreeMap<String, String>> {
    if node.is_map() {
        return values(node);
    }
    let texts: &[Node] = if node.is_list() {
        node.items()
    } else {
        std::slice::from_ref(node)
    };
    let mut found = BTreeMap::new();
    for text in texts {
        let words = text.as_str().map(overrides::words).unwrap_or_default();
        if words.is_empty() && text.as_str().is_none_or(|text| !text.trim().is_empty()) {
            return Err(wrong(
                text,
                "parameter_overrides holds texts of the form Key=Value",
            ));
        }
        for word in words {
            let Some((key, value)) = overrides::pair(&word) else {
                return Err(wrong(
                    text,
                    format!("`{word}` is not of the form Key=Value"),
                ));
            };
            found.insert(key, value);
        }
    }
    Ok(found)
}
