//! What the pages fetch or are built with, from the same files the program is built from: prices by region, defaults
//! with their reasons, and examples.

use std::path::Path;

use serde_json::{Value, json};

use super::{list, read, say};
use crate::root;

/// Files that hold a table of prices per region.
const AROUND: [&str; 4] = [
    "data-transfer",
    "network-and-monitoring",
    "ec2-ebs",
    "streaming-alternatives",
];

/// What the gallery shows: what it is, a folder of `tests/fixtures` and files of it. The first one is open at the start.
const EXAMPLES: [(&str, &str, &[&str]); 10] = [
    (
        "An estate: template, client and policy",
        "quickstart",
        &["template.yaml", "client.properties", "policy.json"],
    ),
    (
        "A first rollout with everything in it",
        "quickstart",
        &["template.yaml"],
    ),
    ("Express brokers", "quickstart", &["express.yaml"]),
    ("A Serverless cluster", "quickstart", &["serverless.yaml"]),
    ("Client settings", "quickstart", &["client.properties"]),
    (
        "Settings of a Spring application",
        "settings/spring/faulty",
        &["application.yml"],
    ),
    ("An IAM policy", "quickstart", &["policy.json"]),
    (
        "Roles and what they may do",
        "access",
        &["services.yaml", "plain.properties"],
    ),
    ("A Terraform plan", "terraform/express", &["plan.json"]),
    (
        "Nothing to find: a cluster and its clients as they should be",
        "exemplary/express",
        &[
            "template.yaml",
            "producer.properties",
            "consumer.properties",
        ],
    ),
];

/// Writes them below `web/generated`.
pub(super) fn write(web: &Path) -> Result<(), String> {
    say("data");
    let generated = web.join("generated");
    prices(&generated.join("public/pricing"), &generated)?;
    let defaults = toml_as_json(&root().join("crates/cost/data/defaults.toml"))?;
    write_json(&generated.join("defaults.json"), &defaults)?;
    write_json(&generated.join("examples.json"), &examples()?)
}

/// One file per region: its book and its tables of the files around it. And the list of regions.
fn prices(folder: &Path, generated: &Path) -> Result<(), String> {
    let pricing = root().join("pricing");
    let mut around = Vec::new();
    for name in AROUND {
        around.push(read(&pricing.join(format!("surroundings/{name}.toml")))?);
    }
    let mut regions = Vec::new();
    for path in list(&pricing)? {
        let is_book = path.extension().is_some_and(|ending| ending == "toml");
        if !is_book || path.ends_with("sources.toml") {
            continue;
        }
        let text = read(&path)?;
        let book: toml::Table = text
            .parse()
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let value = |key: &str| {
            book.get(key)
                .and_then(toml::Value::as_str)
                .unwrap_or_default()
        };
        let code = value("region");
        regions.push(json!({ "code": code, "name": value("name") }));
        let tables: Vec<&str> = around.iter().filter_map(|text| table(text, code)).collect();
        let document = json!({ "book": text, "around": tables });
        write_json(&folder.join(format!("{code}.json")), &document)?;
    }
    write_json(&generated.join("regions.json"), &Value::Array(regions))
}

/// The table of a region with its header, as the books hold it: a line `[region]` and what follows.
fn table<'t>(text: &'t str, region: &str) -> Option<&'t str> {
    let from = text.find(&format!("\n[{region}]\n"))?;
    let rest = text.get(from..)?;
    let until = rest.get(1..)?.find("\n[").map_or(rest.len(), |at| at + 2);
    rest.get(..until)
}

fn examples() -> Result<Value, String> {
    let fixtures = root().join("tests/fixtures");
    let mut all = Vec::new();
    for (title, folder, names) in EXAMPLES {
        let mut files = Vec::new();
        for name in names {
            let text = read(&fixtures.join(folder).join(name))?;
            files.push(json!({ "name": name, "text": text }));
        }
        all.push(json!({ "title": title, "files": files }));
    }
    Ok(Value::Array(all))
}

fn toml_as_json(path: &Path) -> Result<Value, String> {
    let table: toml::Table = read(path)?
        .parse()
        .map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::to_value(table).map_err(|error| error.to_string())
}

fn write_json(path: &Path, value: &Value) -> Result<(), String> {
    super::write(path, &value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_cut_out_with_its_header() {
        let text = "# head\n\n[a-1]\nx = 1\n\n[b-2]\ny = 2\n";
        assert_eq!(table(text, "a-1"), Some("\n[a-1]\nx = 1\n\n"));
        assert_eq!(table(text, "b-2"), Some("\n[b-2]\ny = 2\n"));
        assert_eq!(table(text, "c-3"), None);
    }
}
