//! `cargo xtask sbom`: what is inside the program, from `cargo metadata` and the lock file, into `target/sbom`: a CycloneDX
//! list for tools and a list of licences for people. The same commit gives the same bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use serde_json::{Value, json};

use crate::root;

/// The package that is shipped.
const PRODUCT: &str = "mskwise";

/// One package of the program.
struct Package {
    name: String,
    version: String,
    licence: String,
    repository: Option<String>,
    /// SHA-256 of what the registry serves; none for our own.
    checksum: Option<String>,
    /// The references of what it uses.
    uses: BTreeSet<String>,
}

impl Package {
    fn reference(&self) -> String {
        format!("pkg:cargo/{}@{}", self.name, self.version)
    }
}

pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    if !arguments.is_empty() {
        return Err("usage: cargo xtask sbom".into());
    }
    let packages = packages()?;
    let folder = root().join("target/sbom");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let list =
        serde_json::to_string_pretty(&cyclonedx(&packages)).map_err(|error| error.to_string())?;
    for (name, text) in [
        ("mskwise.cdx.json", list + "\n"),
        ("licences.md", licences(&packages)),
    ] {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("xtask: {}", path.display());
    }
    println!("xtask: {} packages", packages.len());
    Ok(())
}

/// The product and all it is built from, by reference; what only builds or tests use is not inside.
fn packages() -> Result<BTreeMap<String, Package>, String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root());
    let output = cargo
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let metadata: Value =
        serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    let by_id: BTreeMap<&str, &Value> = list(&metadata, "packages")
        .iter()
        .map(|one| (text(one, "id"), one))
        .collect();
    let nodes: BTreeMap<&str, &Value> =
        list(metadata.get("resolve").unwrap_or(&Value::Null), "nodes")
            .iter()
            .map(|one| (text(one, "id"), one))
            .collect();
    let checksums = checksums()?;

    let mut waiting: Vec<&str> = by_id
        .iter()
        .filter(|(_, one)| text(one, "name") == PRODUCT)
        .map(|(id, _)| *id)
        .collect();
    let mut seen = BTreeSet::new();
    let mut found = BTreeMap::new();
    while let Some(id) = waiting.pop() {
        let Some(one) = by_id.get(id).filter(|_| seen.insert(id)) else {
            continue;
        };
        let normal = |dependency: &&Value| {
            list(dependency, "dep_kinds")
                .iter()
                .any(|kind| kind.get("kind").is_none_or(Value::is_null))
        };
        let uses: Vec<&str> = nodes
            .get(id)
            .map_or(&[] as &[Value], |node| list(node, "deps"))
            .iter()
            .filter(normal)
            .map(|dependency| text(dependency, "pkg"))
            .collect();
        waiting.extend(&uses);
        let (name, version) = (text(one, "name"), text(one, "version"));
        let package = Package {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: text(one, "license").replace('/', " OR "),
            repository: one
                .get("repository")
                .and_then(Value::as_str)
                .map(str::to_owned),
            checksum: checksums
                .get(&(name.to_owned(), version.to_owned()))
                .cloned(),
            uses: uses
                .iter()
                .filter_map(|id| by_id.get(id))
                .map(|used| format!("pkg:cargo/{}@{}", text(used, "name"), text(used, "version")))
                .collect(),
        };
        if package.licence.is_empty() {
            return Err(format!("{name} {version} names no licence"));
        }
        found.insert(package.reference(), package);
    }
    Ok(found)
}

/// Name and version → SHA-256, from `Cargo.lock`.
fn checksums() -> Result<BTreeMap<(String, String), String>, String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock: {error}"))?;
    let lock: toml::Table = lock
        .parse()
        .map_err(|error| format!("Cargo.lock: {error}"))?;
    let packages = lock
        .get("package")
        .and_then(toml::Value::as_array)
        .ok_or("Cargo.lock lists no packages")?;
    let read = |one: &toml::Value| {
        let text = |key: &str| {
            one.get(key)
                .and_then(toml::Value::as_str)
                .map(str::to_owned)
        };
        Some(((text("name")?, text("version")?), text("checksum")?))
    };
    Ok(packages.iter().filter_map(read).collect())
}

/// <https://cyclonedx.org/docs/1.5/json/>
fn cyclonedx(packages: &BTreeMap<String, Package>) -> Value {
    let component = |package: &Package, kind: &str| {
        let mut one = json!({
            "type": kind,
            "bom-ref": package.reference(),
            "name": package.name,
            "version": package.version,
            "purl": package.reference(),
            "licenses": [{ "expression": package.licence }],
        });
        if let Some(fields) = one.as_object_mut() {
            if let Some(checksum) = &package.checksum {
                fields.insert(
                    "hashes".into(),
                    json!([{ "alg": "SHA-256", "content": checksum }]),
                );
            }
            if let Some(repository) = &package.repository {
                fields.insert(
                    "externalReferences".into(),
                    json!([{ "type": "vcs", "url": repository }]),
                );
            }
        }
        one
    };
    let (product, others): (Vec<&Package>, Vec<&Package>) = packages
        .values()
        .partition(|package| package.name == PRODUCT);
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": product.first().map(|package| component(package, "application")) },
        "components": others.iter().map(|package| component(package, "library")).collect::<Vec<_>>(),
        "dependencies": packages
            .values()
            .map(|package| json!({ "ref": package.reference(), "dependsOn": package.uses }))
            .collect::<Vec<_>>(),
    })
}

fn licences(packages: &BTreeMap<String, Package>) -> String {
    let mut text = String::from(
        "# What mskwise is built from\n\n| package | version | licence | source |\n|---|---|---|---|\n",
    );
    for package in packages.values() {
        let source = package.repository.as_deref().unwrap_or("this project");
        text.push_str(&format!(
            "| {} | {} | {} | {source} |\n",
            package.name, package.version, package.licence
        ));
    }
    text
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}
