//! What the command line says about the deployment: parameter values, region, today.

use std::collections::BTreeMap;
use std::path::Path;

use model::Options;
use serde_json::Value;

use crate::arguments::Deployment;
use crate::world::{Refusal, World};

pub(super) fn options(arguments: &Deployment, world: &World<'_>) -> Result<Options, Refusal> {
    let mut options = Options {
        today: arguments.today.or_else(|| world.today()),
        ..Options::default()
    };
    if let Some(file) = &arguments.parameters {
        options.given.parameters = from_file(file)?;
    }
    options
        .given
        .parameters
        .extend(arguments.parameter.iter().cloned());
    options.given.region.clone_from(&arguments.region);
    Ok(options)
}

/// Reads the three shapes in use: a list of `ParameterKey` and `ParameterValue`, an object below `Parameters`, and a
/// plain object.
fn from_file(file: &Path) -> Result<BTreeMap<String, String>, Refusal> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Refusal::failure(format!("cannot read {}: {error}", file.display())))?;
    let refuse = |why: &str| Refusal::usage(format!("{}: {why}", file.display()));
    let value: Value = serde_json::from_str(&text).map_err(|error| refuse(&error.to_string()))?;
    let plain = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Array(items) => {
            let items: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            items.map(|items| items.join(","))
        }
        _ => None,
    };
    let shape =
        "it should be a list of ParameterKey and ParameterValue, or an object of names and values";
    let pairs: Option<BTreeMap<String, String>> = match &value {
        Value::Array(items) => items
            .iter()
            .map(|item| {
                let key = item.get("ParameterKey")?.as_str()?;
                Some((key.to_owned(), plain(item.get("ParameterValue")?)?))
            })
            .collect(),
        Value::Object(object) => {
            let object = match object.get("Parameters") {
                Some(Value::Object(inner)) => inner,
                _ => object,
            };
            let pair = |(key, value): (&String, &Value)| Some((key.clone(), plain(value)?));
            object.iter().map(pair).collect()
        }
        _ => None,
    };
    pairs.ok_or_else(|| refuse(shape))
}
