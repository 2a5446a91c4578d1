//! The arrows between crates: each uses what lies below it and nothing else, and nothing below the shells reaches for
//! a file, the clock or the environment.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, read files and talk"
)]

use std::{collections::BTreeMap, fs, path::PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// Which of our own crates each may use.
fn allowed() -> BTreeMap<&'static str, Vec<&'static str>> {
    let facts = vec!["fact"];
    let texts = vec!["fact", "syntax"];
    let knowledge = vec!["fact", "syntax", "cloudformation", "kafka", "iam"];
    let model = [knowledge.clone(), vec!["model"]].concat();
    let rules = [model.clone(), vec!["lint"]].concat();
    let report = [rules.clone(), vec!["cost"]].concat();
    let shells = [report.clone(), vec!["report", "rules"]].concat();
    BTreeMap::from([
        ("fact", vec![]),
        ("syntax", facts),
        ("cloudformation", texts.clone()),
        ("kafka", texts.clone()),
        ("iam", texts),
        ("model", knowledge),
        ("lint", model.clone()),
        ("cost", model),
        ("rules", rules),
        ("report", report),
        // The command that starts the editor's shell.
        ("mskwise", [shells.clone(), vec!["lsp"]].concat()),
        ("wasm", shells.clone()),
        ("lsp", shells.clone()),
        ("xtask", shells),
    ])
}

fn manifests() -> BTreeMap<String, toml::Table> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.push(root().join("rules"));
    folders
        .into_iter()
        .filter(|folder| folder.join("Cargo.toml").exists())
        .map(|folder| {
            let text = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
            let table: toml::Table = text.parse().unwrap();
            (table["package"]["name"].as_str().unwrap().to_owned(), table)
        })
        .collect()
}

#[test]
fn arrows_point_down_only() {
    let allowed = allowed();
    let manifests = manifests();
    let ours: Vec<&str> = manifests.keys().map(String::as_str).collect();
    for (name, manifest) in &manifests {
        let may = allowed
            .get(name.as_str())
            .unwrap_or_else(|| panic!("{name} has no place in the layout"));
        let used = manifest.get("dependencies").and_then(toml::Value::as_table);
        for used in used.into_iter().flat_map(toml::Table::keys) {
            let fine = !ours.contains(&used.as_str()) || may.contains(&used.as_str());
            assert!(fine, "{name} must not use {used}");
        }
    }
    for name in [
        "fact",
        "syntax",
        "cloudformation",
        "kafka",
        "iam",
        "model",
        "lint",
        "cost",
        "rules",
        "report",
        "lsp",
        "mskwise",
    ] {
        assert!(manifests.contains_key(name), "{name} is gone");
    }
}

#[test]
fn libraries_take_their_world_as_arguments() {
    let shells = ["cli", "wasm", "lsp", "xtask"];
    let mut checked = 0;
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !shells.iter().any(|shell| path.ends_with(shell)))
        .map(|path| path.join("src"))
        .collect();
    folders.push(root().join("rules"));
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                checked += 1;
                let text = fs::read_to_string(&path).unwrap();
                for word in [
                    "std::fs",
                    "std::env",
                    "TcpStream",
                    "std::process",
                    "SystemTime",
                    "Instant::now",
                ] {
                    let line = text
                        .lines()
                        .find(|line| line.contains(word) && !line.trim_start().starts_with("//"));
                    assert!(
                        line.is_none(),
                        "{} reaches for {word}: {line:?}",
                        path.display()
                    );
                }
            }
        }
    }
    assert!(checked > 50, "only {checked} files seen");
}
