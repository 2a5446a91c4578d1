//! Other readers of CloudFormation beside ours, over the folder that `MSKWISE_CORPUS` names. `MSKWISE_PYTHON` names the
//! interpreter (`python3` when unset): with PyYAML it counts resources, with cfn-lint and cloudformation-validate it
//! compares what is resolved and refused. What is missing is said, and the test skipped.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, read files and talk"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
};

use cloudformation::{Cursor, Resolved};
use fact::Value;
use lint::Selection;
use model::{Estate, Input, Options, facts::shape_names};
use serde_json::json;

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("MSKWISE_CORPUS").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: set MSKWISE_CORPUS to a folder of templates");
    }
    folder
}

/// The interpreter, when it can import these modules.
fn python(modules: &str) -> Option<String> {
    let python = std::env::var("MSKWISE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let able = Command::new(&python)
        .args(["-c", &format!("import {modules}")])
        .output();
    if able.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    println!("skipped: {python} cannot import {modules}; MSKWISE_PYTHON names another interpreter");
    None
}

fn run(python: &str, script: &str, arguments: &[&Path]) -> serde_json::Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("oracles")
        .join(script);
    let output = Command::new(python)
        .arg("-B")
        .arg(script)
        .args(arguments)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn read(path: &str) -> Estate {
    let bytes = std::fs::read(path).unwrap();
    Estate::read(vec![Input::named(path, bytes)], &Options::default())
}

#[test]
fn every_resource_that_an_independent_reader_counts_is_found() {
    let (Some(folder), Some(python)) = (corpus(), python("yaml")) else {
        return;
    };
    let counted = run(&python, "count.py", &[&folder]);
    let mut all: BTreeMap<String, u64> = BTreeMap::new();
    let mut files = 0;
    for (path, kinds) in counted.as_object().unwrap() {
        let estate = read(path);
        let count = |name: &str| estate.of_type(name).count() as u64;
        let ours: BTreeMap<&str, u64> = shape_names()
            .map(|name| (name, count(name)))
            .filter(|(_, count)| *count > 0)
            .collect();
        let kinds = kinds.as_object().unwrap().iter();
        let theirs: BTreeMap<&str, u64> = kinds
            .map(|(name, count)| (name.as_str(), count.as_u64().unwrap()))
            .collect();
        assert_eq!(ours, theirs, "{path}");
        files += usize::from(!ours.is_empty());
        for (name, count) in ours {
            *all.entry(name.to_owned()).or_default() += count;
        }
    }
    assert!(files > 0, "no template of the corpus has a resource of MSK");
    println!("{files} templates with resources of MSK, counted alike:");
    for (name, count) in all {
        println!("{count:5} {name}");
    }
}

/// Every text below a place: its address, the values it may have, and whether it may have others.
fn values(cursor: &Cursor<'_>, found: &mut BTreeMap<String, (BTreeSet<String>, bool)>) {
    let path = cursor.path().to_string();
    let entries = cursor.entries();
    for (_, below) in &entries {
        values(below, found);
    }
    let listed = cursor.value().possible().any(|one| match one {
        Resolved::Node(node) => node.is_list(),
        Resolved::List(_) => true,
        _ => false,
    });
    if listed {
        for list in cursor.elements().value.possible() {
            for element in list {
                values(element, found);
            }
        }
    }
    let text = cursor.string().value;
    let known: BTreeSet<String> = text.possible().cloned().collect();
    let open = !matches!(&text, Value::Known(_))
        && text
            .clone()
            .into_alternatives()
            .iter()
            .any(|one| matches!(one.outcome, fact::Outcome::Unknown(_)));
    if !known.is_empty() || open {
        let (all, other) = found.entry(path).or_default();
        all.extend(known);
        *other |= open;
    }
}

#[test]
fn values_and_refusals_agree_with_other_tools() {
    let modules = "yaml, cfnlint, cloudformation_validate";
    let (Some(folder), Some(python)) = (corpus(), python(modules)) else {
        return;
    };
    let counted = run(&python, "count.py", &[&folder]);
    let mut ours = BTreeMap::new();
    for path in counted.as_object().unwrap().keys() {
        let estate = read(path);
        let mut all = BTreeMap::new();
        for name in shape_names() {
            for (_, resource) in estate.of_type(name) {
                values(&resource.properties(), &mut all);
            }
        }
        let told: BTreeMap<_, _> = all
            .into_iter()
            .map(|(path, (known, open))| (path, json!({ "values": known, "open": open })))
            .collect();
        let done = lint::run(&estate, rules::ALL, &Selection::default());
        let findings: Vec<_> = done
            .findings
            .iter()
            .map(|one| json!({ "rule": one.rule, "path": one.path.as_str() }))
            .collect();
        ours.insert(
            path.clone(),
            json!({ "values": told, "findings": findings }),
        );
    }
    let folder = std::env::temp_dir().join(format!("mskwise-oracles-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("ours.json");
    std::fs::write(&file, serde_json::to_vec(&ours).unwrap()).unwrap();
    let told = run(&python, "differential.py", &[&file]);
    std::fs::remove_dir_all(&folder).unwrap();
    println!("{}", serde_json::to_string_pretty(&told["counts"]).unwrap());
    let differences = told["differences"].as_array().unwrap();
    let lines: Vec<String> = differences.iter().map(ToString::to_string).collect();
    assert!(told["counts"]["values compared"].as_u64().unwrap() > 0);
    assert!(
        lines.is_empty(),
        "{} differences\n{}",
        lines.len(),
        lines.join("\n")
    );
}
